package dev.forge.prover;

import java.util.regex.Pattern;

/**
 * The name of an installed circuit.
 *
 * @param name lower-case letters, digits and underscores, such as {@code batch_8_0_0_poseidon2}
 */
public record CircuitId(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not a name
   */
  public CircuitId {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("circuit name \"" + name + "\" is not of the form " + FORM);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
