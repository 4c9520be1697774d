package dev.forge.batch;

import java.util.regex.Pattern;

/**
 * A signature by a sequencer's user, which is carried and not proved.
 *
 * @param hexadecimal 64 or 128 lower-case digits
 */
public record Signature(String hexadecimal) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}){1,2}");

  public Signature {
    if (!FORM.matcher(hexadecimal).matches()) {
      throw new IllegalArgumentException("a signature has 64 or 128 hexadecimal digits: " + hexadecimal);
    }
  }
}
