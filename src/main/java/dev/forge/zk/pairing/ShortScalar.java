package dev.forge.zk.pairing;

import dev.forge.zk.curve.BnParameters;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * The scalar sum 2^i d_i over i from 0 to 63, each digit d_i one of 1, -1, lambda, -lambda, lambda being the cube root of
 * unity modulo r with (beta x, y) = lambda (x, y) in G1 (Gallant, Lambert, Vanstone, "Faster point multiplication on
 * elliptic curves with efficient endomorphisms", 2001). A multiple of a point by it takes half as many doublings as by
 * an integer of 128 bits, and all the same steps.
 *
 * <p>The 2^128 choices of digits are as many different scalars, none of them 0. The scalar is k1 + lambda k2; of k1 + k2
 * and k1 - k2 each digit is 1 or -1, independently, and a number has but one form with 64 such digits. Two scalars that
 * agree modulo r have differences a, b of k1 and k2 with a + lambda b = 0, hence a^2 - a b + b^2 = 0 modulo r, since
 * lambda^2 + lambda + 1 = 0. But |k1| + |k2| is below 2^64, so this norm is below 2^132 and is 0, and a = b = 0. For the
 * same reason the scalar, k1 + k2 being odd, is not 0.
 *
 * @param endomorphism bit i is set where d_i is lambda or -lambda
 * @param negative bit i is set where d_i is -1 or -lambda
 */
public record ShortScalar(long endomorphism, long negative) {
  /** The digits. */
  static final int DIGITS = 64;

  private static final BigInteger X = BigInteger.valueOf(BnParameters.X);

  /** 36 x^3 + 18 x^2 + 6 x + 1 for the parameter x of the curve. */
  static final Fr LAMBDA = Fr.reduce(polynomial(36, 18, 6, 1));

  /** A scalar with equal chances for all. */
  public static ShortScalar draw(RandomGenerator random) {
    return new ShortScalar(random.nextLong(), random.nextLong());
  }

  /** The scalar. */
  public Fr value() {
    Fr k1 = difference(~endomorphism & ~negative, ~endomorphism & negative);
    Fr k2 = difference(endomorphism & ~negative, endomorphism & negative);
    return k1.add(LAMBDA.multiply(k2));
  }

  private static Fr difference(long a, long b) {
    return Fr.ofUnsigned(a).subtract(Fr.ofUnsigned(b));
  }

  /** 1 or -1, the sign of digit i. */
  double sign(int i) {
    return 1 - 2 * (negative >>> i & 1);
  }

  /** 1 where digit i is 1 or -1, and -1 where it is lambda or -lambda. */
  double kind(int i) {
    return 1 - 2 * (endomorphism >>> i & 1);
  }

  /** The cubic polynomial of x with these coefficients, the highest first. */
  static BigInteger polynomial(int... coefficients) {
    BigInteger value = BigInteger.ZERO;
    for (int coefficient : coefficients) {
      value = value.multiply(X).add(BigInteger.valueOf(coefficient));
    }
    return value;
  }
}
