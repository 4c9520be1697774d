package dev.forge.prover.noir;

import java.util.List;

/** How the message of an assertion is made from its values. */
public sealed interface ErrorType {
  /** A fixed text. */
  record Static(String text) implements ErrorType {}

  /**
   * A text with values in it.
   *
   * @param length characters of the template
   * @param items types of the values
   */
  record Format(int length, List<AbiType> items) implements ErrorType {
    public Format {
      items = List.copyOf(items);
    }
  }

  /** A value that stands for itself. */
  record Custom(AbiType type) implements ErrorType {}
}
