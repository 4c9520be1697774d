package dev.forge.zk.blackbox;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;

/** Bits and digits of the canonical integer of a field element. */
public final class FieldBits {
  private FieldBits() {}

  /** The number of bits of a value, 0 for 0. */
  public static int length(Fr value) {
    long[] limbs = value.canonical();
    for (int i = limbs.length - 1; i >= 0; i--) {
      if (limbs[i] != 0) {
        return 64 * (i + 1) - Long.numberOfLeadingZeros(limbs[i]);
      }
    }
    return 0;
  }

  /** Whether a value has at most so many bits. */
  public static boolean fits(Fr value, int bits) {
    return length(value) <= bits;
  }

  /** The bitwise and of two values; the lowest {@code bits} bits count. */
  public static Fr and(Fr a, Fr b, int bits) {
    return low(a.toBigInteger().and(b.toBigInteger()), bits);
  }

  /** The bitwise exclusive or of two values; the lowest {@code bits} bits count. */
  public static Fr xor(Fr a, Fr b, int bits) {
    return low(a.toBigInteger().xor(b.toBigInteger()), bits);
  }

  private static Fr low(BigInteger value, int bits) {
    return Fr.reduce(value.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)));
  }
}
