package dev.forge.zk.kernel;

import dev.forge.zk.field.Modulus;

/** Conversion of single values between five signed digits of 51 bits, eight numbers apart, and four words. */
final class DigitPacking {
  static final long MASK = (1L << FieldKernel.DIGIT_BITS) - 1;
  static final long HALF = 1L << FieldKernel.DIGIT_BITS - 1;
  private static final int NEXT = FieldKernel.LANES;

  private DigitPacking() {}

  /** Words of v in two's complement, plus {@code bias} on each digit but the last. */
  static void toWords(double[] a, int at, long bias, long[] words, int to) {
    long d0 = (long) a[at] + bias;
    long d1 = (long) a[at + NEXT] + bias + (d0 >> 51);
    long d2 = (long) a[at + 2 * NEXT] + bias + (d1 >> 51);
    long d3 = (long) a[at + 3 * NEXT] + bias + (d2 >> 51);
    long d4 = (long) a[at + 4 * NEXT] + (d3 >> 51);
    words[to] = d0 & MASK | d1 << 51;
    words[to + 1] = (d1 & MASK) >>> 13 | d2 << 38;
    words[to + 2] = (d2 & MASK) >>> 26 | d3 << 25;
    words[to + 3] = (d3 & MASK) >>> 39 | d4 << 12;
  }

  /** Digits of 51 bits of words in two's complement, minus {@code bias} on each but the last. */
  static void toDigits(long[] words, int from, long bias, double[] a, int at) {
    long w0 = words[from];
    long w1 = words[from + 1];
    long w2 = words[from + 2];
    long w3 = words[from + 3];
    a[at] = (w0 & MASK) - bias;
    a[at + NEXT] = ((w0 >>> 51 | w1 << 13) & MASK) - bias;
    a[at + 2 * NEXT] = ((w1 >>> 38 | w2 << 26) & MASK) - bias;
    a[at + 3 * NEXT] = ((w2 >>> 25 | w3 << 39) & MASK) - bias;
    a[at + 4 * NEXT] = w3 >> 12;
  }

  /** Words of the integer in [0, p) congruent to v. */
  static void read(Modulus modulus, double[] a, int at, long[] words, int to) {
    toWords(a, at, 0, words, to);
    while (words[to + 3] < 0) {
      addModulus(modulus, words, to);
    }
    while (!modulus.isCanonical(words, to)) {
      subtractModulus(modulus, words, to);
    }
  }

  /** Digits of an integer in [0, p). */
  static void write(double[] a, int at, long[] words, int from) {
    toDigits(words, from, 0, a, at);
    for (int j = 0; j < FieldKernel.DIGITS - 1; j++) {
      if (a[at + j * NEXT] >= HALF) {
        a[at + j * NEXT] -= 0x1p51;
        a[at + (j + 1) * NEXT] += 1;
      }
    }
  }

  /** Halves an integer in [0, p), modulo p. */
  static void halve(Modulus modulus, long[] words) {
    if ((words[0] & 1) != 0) {
      addModulus(modulus, words, 0);
    }
    for (int i = 0; i < Modulus.LIMBS; i++) {
      words[i] = words[i] >>> 1 | (i < Modulus.LIMBS - 1 ? words[i + 1] << 63 : 0);
    }
  }

  /** The modulus in five digits without sign. */
  static long[] unsignedDigits(Modulus modulus) {
    long[] words = new long[Modulus.LIMBS];
    for (int i = 0; i < words.length; i++) {
      words[i] = modulus.limb(i);
    }
    double[] digits = new double[FieldKernel.BLOCK];
    toDigits(words, 0, 0, digits, 0);
    long[] result = new long[FieldKernel.DIGITS];
    for (int j = 0; j < result.length; j++) {
      result[j] = (long) digits[j * NEXT];
    }
    return result;
  }

  private static void addModulus(Modulus modulus, long[] words, int at) {
    long carry = 0;
    for (int i = 0; i < Modulus.LIMBS; i++) {
      long sum = words[at + i] + modulus.limb(i);
      long carried = sum + carry;
      carry = below(sum, modulus.limb(i)) | below(carried, sum);
      words[at + i] = carried;
    }
  }

  private static void subtractModulus(Modulus modulus, long[] words, int at) {
    long borrow = 0;
    for (int i = 0; i < Modulus.LIMBS; i++) {
      long word = words[at + i];
      long difference = word - modulus.limb(i);
      words[at + i] = difference - borrow;
      borrow = below(word, modulus.limb(i)) | below(difference, borrow);
    }
  }

  private static long below(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }
}
