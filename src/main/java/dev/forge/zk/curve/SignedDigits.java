package dev.forge.zk.curve;

/** Non-adjacent forms: signed odd digits, any two of them at least {@code width} places apart. */
final class SignedDigits {
  /** The width used for a single point. */
  static final int WIDTH = 5;

  /** The odd multiples that digits of {@link #WIDTH} can ask for: 1, 3, ..., 15. */
  static final int TABLE = 1 << (WIDTH - 2);

  private static final int BITS = 256;

  private SignedDigits() {}

  /**
   * The form of a number of at most 256 bits in four words, least significant digit first: zeros and odd digits below
   * 2^(width - 1) in absolute value, without leading zeros.
   */
  static byte[] of(long[] scalar, int width) {
    byte[] digits = new byte[BITS + 1];
    int length = 0;
    int carry = 0;
    int i = 0;
    while (i <= BITS) {
      if (bits(scalar, i, 1) == carry) { // with the carry the digit is 0 (or 2: the carry goes on)
        i++;
        continue;
      }
      int digit = bits(scalar, i, width) + carry;
      carry = digit >> (width - 1);
      digit -= carry << width;
      digits[i] = (byte) digit;
      length = i + 1;
      i += width;
    }
    return java.util.Arrays.copyOf(digits, length);
  }

  private static int bits(long[] scalar, int from, int count) {
    int word = from >> 6;
    if (word >= scalar.length) {
      return 0;
    }
    long bits = scalar[word] >>> (from & 63);
    if ((from & 63) + count > 64 && word + 1 < scalar.length) {
      bits |= scalar[word + 1] << (64 - (from & 63));
    }
    return (int) bits & ((1 << count) - 1);
  }
}
