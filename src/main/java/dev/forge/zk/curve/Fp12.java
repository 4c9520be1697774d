package dev.forge.zk.curve;

import java.math.BigInteger;
import java.util.Arrays;

/** An element c0 + c1 w of Fp12 = Fp6[w] / (w^2 - v); immutable. The target group of the pairing lies in it. */
public final class Fp12 {
  /** The 64-bit words of a packed element: its coefficients one after the other, in Montgomery form. */
  public static final int LIMBS = 2 * Fp6.LIMBS;

  /** 0. */
  public static final Fp12 ZERO = new Fp12(new long[LIMBS]);

  /** 1. */
  public static final Fp12 ONE = of(Fp6.ONE, Fp6.ZERO);

  private final long[] limbs;

  private Fp12(long[] limbs) {
    this.limbs = limbs;
  }

  /** c0 + c1 w. */
  public static Fp12 of(Fp6 c0, Fp6 c1) {
    long[] limbs = new long[LIMBS];
    c0.pack(limbs, 0);
    c1.pack(limbs, Fp6.LIMBS);
    return new Fp12(limbs);
  }

  /** The element packed at an offset. */
  public static Fp12 unpack(long[] packed, int offset) {
    return new Fp12(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed element to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** The coefficient of 1. */
  public Fp6 c0() {
    return Fp6.unpack(limbs, 0);
  }

  /** The coefficient of w. */
  public Fp6 c1() {
    return Fp6.unpack(limbs, Fp6.LIMBS);
  }

  /** this + b. */
  public Fp12 add(Fp12 b) {
    long[] c = new long[LIMBS];
    arithmetic().add(c, 0, limbs, 0, b.limbs, 0);
    return new Fp12(c);
  }

  /** this - b. */
  public Fp12 subtract(Fp12 b) {
    long[] c = new long[LIMBS];
    arithmetic().subtract(c, 0, limbs, 0, b.limbs, 0);
    return new Fp12(c);
  }

  /** -this. */
  public Fp12 negate() {
    return ZERO.subtract(this);
  }

  /** this * b. */
  public Fp12 multiply(Fp12 b) {
    long[] c = new long[LIMBS];
    arithmetic().multiply(c, 0, limbs, 0, b.limbs, 0);
    return new Fp12(c);
  }

  /** this * this. */
  public Fp12 square() {
    long[] c = new long[LIMBS];
    arithmetic().square(c, 0, limbs, 0);
    return new Fp12(c);
  }

  /**
   * 1 / this.
   *
   * @throws ArithmeticException if this is 0
   */
  public Fp12 invert() {
    long[] c = new long[LIMBS];
    arithmetic().invert(c, 0, limbs, 0);
    return new Fp12(c);
  }

  /** The conjugate, c0 - c1 w. */
  public Fp12 conjugate() {
    return of(c0(), c1().negate());
  }

  /** this to the power of an exponent of at least 0. */
  public Fp12 power(BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("negative exponent " + exponent);
    }
    Fp12 result = ONE;
    for (int i = exponent.bitLength() - 1; i >= 0; i--) {
      result = result.square();
      if (exponent.testBit(i)) {
        result = result.multiply(this);
      }
    }
    return result;
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return equals(ZERO);
  }

  /** Whether this is 1. */
  public boolean isOne() {
    return equals(ONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fp12 element && Arrays.equals(limbs, element.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return "(" + c0() + ") + (" + c1() + ") w";
  }

  private static Fp12Arithmetic arithmetic() {
    return new Fp12Arithmetic();
  }
}
