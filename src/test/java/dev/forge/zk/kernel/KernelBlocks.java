package dev.forge.zk.kernel;

import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/** Values in blocks, as integers. */
final class KernelBlocks {
  private KernelBlocks() {}

  /** Blocks that hold integers of any sign, below 1.6 p in absolute value, as they are. */
  static double[] of(BigInteger... values) {
    double[] blocks = new double[(values.length + 7) / 8 * FieldKernel.BLOCK];
    for (int i = 0; i < values.length; i++) {
      BigInteger rest = values[i];
      for (int digit = 0; digit < FieldKernel.DIGITS; digit++) {
        BigInteger low = digit < 4 ? rest.mod(FieldKernel.DIGIT_RADIX) : rest;
        if (digit < 4 && low.testBit(50)) {
          low = low.subtract(FieldKernel.DIGIT_RADIX);
        }
        blocks[at(i) + digit * FieldKernel.LANES] = low.doubleValue();
        rest = rest.subtract(low).shiftRight(FieldKernel.DIGIT_BITS);
      }
    }
    return blocks;
  }

  /** Index of the first digit of element i. */
  static int at(int i) {
    return i / FieldKernel.LANES * FieldKernel.BLOCK + i % FieldKernel.LANES;
  }

  /** The integer that element i holds, not reduced. */
  static BigInteger value(double[] blocks, int i) {
    BigInteger value = BigInteger.ZERO;
    for (int digit = FieldKernel.DIGITS - 1; digit >= 0; digit--) {
      double d = blocks[at(i) + digit * FieldKernel.LANES];
      if (digit < 4 && Math.abs(d) > 0x1p50 + 64 || d != Math.rint(d)) {
        throw new AssertionError("digit " + digit + " of element " + i + " is " + d);
      }
      value = value.shiftLeft(FieldKernel.DIGIT_BITS).add(BigInteger.valueOf((long) d));
    }
    return value;
  }

  /** The integer of four words. */
  static BigInteger integer(long[] words, int at) {
    BigInteger value = BigInteger.ZERO;
    for (int i = Modulus.LIMBS - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(words[at + i])));
    }
    return value;
  }

  /** Four words of an integer, negative ones in two's complement. */
  static void split(BigInteger value, long[] words, int at) {
    for (int i = 0; i < Modulus.LIMBS; i++) {
      words[at + i] = value.shiftRight(64 * i).longValue();
    }
  }
}
