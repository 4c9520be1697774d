package dev.forge.zk.kernel;

import dev.forge.zk.field.Modulus;
import java.math.BigInteger;

/**
 * What the kernels need of a prime modulus p.
 *
 * @param modulus the modulus
 * @param p its five signed digits of 51 bits
 * @param q the digits of (1 - P) / 2^51, where P is the multiple of p, by less than 2^50 in absolute value, that is 1
 *     modulo 2^51
 * @param negativeInverse -1/p modulo 2^51, the representative nearest to 0
 * @param inverse 2^204 / p, rounded
 */
public record KernelConstants(Modulus modulus, double[] p, double[] q, double negativeInverse, double inverse) {
  /** The constants of a modulus. */
  public static KernelConstants of(Modulus modulus) {
    BigInteger p = modulus.value();
    BigInteger inverse = centered(p.modInverse(FieldKernel.DIGIT_RADIX));
    BigInteger multiple = inverse.multiply(p);
    BigInteger q = BigInteger.ONE.subtract(multiple).shiftRight(FieldKernel.DIGIT_BITS);
    return new KernelConstants(modulus, digits(p), digits(q), inverse.negate().doubleValue(),
        0x1p204 / p.doubleValue());
  }

  /** Signed digits, least significant first; the last one takes the rest. */
  private static double[] digits(BigInteger value) {
    double[] digits = new double[FieldKernel.DIGITS];
    BigInteger rest = value;
    for (int j = 0; j < FieldKernel.DIGITS - 1; j++) {
      BigInteger digit = centered(rest.mod(FieldKernel.DIGIT_RADIX));
      digits[j] = digit.doubleValue();
      rest = rest.subtract(digit).shiftRight(FieldKernel.DIGIT_BITS);
    }
    digits[FieldKernel.DIGITS - 1] = rest.doubleValue();
    return digits;
  }

  private static BigInteger centered(BigInteger residue) {
    return residue.testBit(FieldKernel.DIGIT_BITS - 1) ? residue.subtract(FieldKernel.DIGIT_RADIX) : residue;
  }
}
