package dev.forge.dispatch;

import dev.forge.ledger.Randomness;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What only the holder of a lease knows; each claim has its own.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record LeaseToken(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not a token
   */
  public LeaseToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a lease token has 32 lower-case hexadecimal digits, this has "
          + value.length() + " characters");
    }
  }

  /** A token that nobody can guess. */
  public static LeaseToken fresh(Randomness randomness) {
    return new LeaseToken(HexFormat.of().formatHex(randomness.nextBytes(BYTES)));
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "LeaseToken[" + value.substring(0, 4) + "...]";
  }
}
