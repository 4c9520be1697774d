package dev.forge.prover.noir;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;

/**
 * Integers written as text, as Noir reads them: decimal digits, or hexadecimal ones after {@code 0x}; a plus may
 * precede
 * the digits, underscores may stand among them.
 */
final class IntegerText {
  private static final BigInteger MODULUS = Fr.MODULUS.value();
  private static final int MOST_DIGITS = 1000;

  private IntegerText() {}

  /** A number that must be an element of the field. */
  static Fr element(String text, String path) {
    BigInteger value =
        text.startsWith("0x") ? unsigned(text.substring(2), 16, text, path) : unsigned(text, 10, text, path);
    if (value.compareTo(MODULUS) >= 0) {
      throw invalid(path,
          "Value " + AbiText.cut(text) + " exceeds field modulus. Values must fall within [0, " + MODULUS + ")");
    }
    return Fr.reduce(value);
  }

  /** A number with a sign. */
  static BigInteger signed(String text, String path) {
    if (text.startsWith("-0x")) {
      return withSign(text.substring(3), 16, text, path).negate();
    }
    return text.startsWith("0x") ? withSign(text.substring(2), 16, text, path) : withSign(text, 10, text, path);
  }

  static InputException invalid(String path, String problem) {
    return new InputException(path, "The value passed for parameter `" + path + "` is invalid:\n" + problem);
  }

  private static BigInteger withSign(String digits, int radix, String text, String path) {
    if (digits.startsWith("-")) {
      String rest = digits.substring(1);
      return unsigned(rest.startsWith("+") ? "*" : rest, radix, text, path).negate();
    }
    return unsigned(digits, radix, text, path);
  }

  private static BigInteger unsigned(String digits, int radix, String text, String path) {
    String plain = digits.startsWith("+") && !digits.startsWith("++") ? digits.substring(1) : digits;
    if (plain.isEmpty()) {
      throw failed(text, path, "cannot parse integer from empty string");
    }
    if (plain.charAt(0) == '_') {
      throw failed(text, path, "invalid digit found in string");
    }
    StringBuilder significant = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c != '_') {
        if (c >= 128 || Character.digit(c, radix) < 0) {
          throw failed(text, path, "invalid digit found in string");
        }
        if (c != '0' || !significant.isEmpty()) {
          significant.append(c);
        }
      }
    }
    if (significant.length() > MOST_DIGITS) {
      throw invalid(path, "Value " + AbiText.cut(text) + " has more than " + MOST_DIGITS + " digits");
    }
    return significant.isEmpty() ? BigInteger.ZERO : new BigInteger(significant.toString(), radix);
  }

  private static InputException failed(String text, String path, String error) {
    return invalid(path,
        "Expected witness values to be integers, but `" + AbiText.cut(text) + "` failed with `" + error + "`");
  }
}
