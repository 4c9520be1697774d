package dev.forge.batch;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text form of a field element: exactly 64 hexadecimal digits with or without 0x, or 0x and fewer digits, or, of
 * any other length, a decimal number below the modulus.
 */
public final class FieldText {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");
  private static final int BYTES = 32;
  private static final int DIGITS = 2 * BYTES;

  private FieldText() {}

  /** The element, if the text has the form and stands for a number below the modulus. */
  public static Optional<Fr> canonical(String text) {
    int first = firstDigit(text);
    return first > 0 || text.length() == DIGITS ? bytes(text, first).flatMap(bytes -> Fr.fromBytes(bytes, 0))
        : decimal(text);
  }

  /** The element, if the text has the form; a hexadecimal number is reduced by the modulus. */
  public static Optional<Fr> reduced(String text) {
    int first = firstDigit(text);
    return first > 0 || text.length() == DIGITS
        ? bytes(text, first).map(bytes -> Fr.fromBytes(bytes, 0).orElseGet(() -> Fr.reduce(new BigInteger(1, bytes))))
        : decimal(text);
  }

  private static int firstDigit(String text) {
    return text.startsWith("0x") ? 2 : 0;
  }

  /** The number of up to 64 hexadecimal digits, big-endian; there are hundreds of them in a batch, so no pattern is matched. */
  private static Optional<byte[]> bytes(String text, int first) {
    int digits = text.length() - first;
    if (digits < 1 || digits > DIGITS) {
      return Optional.empty();
    }
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < digits; i++) {
      char digit = text.charAt(text.length() - 1 - i);
      if (!HexFormat.isHexDigit(digit)) {
        return Optional.empty();
      }
      bytes[BYTES - 1 - i / 2] |= (byte) (HexFormat.fromHexDigit(digit) << 4 * (i & 1));
    }
    return Optional.of(bytes);
  }

  private static Optional<Fr> decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(new BigInteger(text)).filter(value -> value.compareTo(Fr.MODULUS.value()) < 0).map(Fr::reduce)
        : Optional.empty();
  }
}
