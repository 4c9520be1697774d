package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text form of a field element: exactly 64 hexadecimal digits with or without 0x, or 0x and fewer digits, or, of
 * any other length, a decimal number below the modulus.
 */
final class FieldText {
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,64}|[0-9a-fA-F]{64}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");
  private static final BigInteger MODULUS = Fr.MODULUS.value();

  private FieldText() {}

  /** The element, if the text has the form and stands for a number below the modulus. */
  static Optional<Fr> canonical(String text) {
    return number(text).filter(value -> value.compareTo(MODULUS) < 0).map(Fr::reduce);
  }

  /** The element, if the text has the form; a hexadecimal number is reduced by the modulus. */
  static Optional<Fr> reduced(String text) {
    return HEXADECIMAL.matcher(text).matches() ? number(text).map(Fr::reduce) : canonical(text);
  }

  private static Optional<BigInteger> number(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      return Optional.of(new BigInteger(text.startsWith("0x") ? text.substring(2) : text, 16));
    }
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
  }
}
