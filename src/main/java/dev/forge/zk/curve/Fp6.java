package dev.forge.zk.curve;

import java.math.BigInteger;
import java.util.Arrays;

/** An element c0 + c1 v + c2 v^2 of Fp6 = Fp2[v] / (v^3 - (9 + u)); immutable. */
public final class Fp6 {
  /** The 64-bit words of a packed element: its coefficients one after the other, in Montgomery form. */
  public static final int LIMBS = 3 * Fp2.LIMBS;

  /** 0. */
  public static final Fp6 ZERO = new Fp6(new long[LIMBS]);

  /** 1. */
  public static final Fp6 ONE = of(Fp2.ONE, Fp2.ZERO, Fp2.ZERO);

  private final long[] limbs;

  private Fp6(long[] limbs) {
    this.limbs = limbs;
  }

  /** c0 + c1 v + c2 v^2. */
  public static Fp6 of(Fp2 c0, Fp2 c1, Fp2 c2) {
    long[] limbs = new long[LIMBS];
    c0.pack(limbs, 0);
    c1.pack(limbs, Fp2.LIMBS);
    c2.pack(limbs, 2 * Fp2.LIMBS);
    return new Fp6(limbs);
  }

  /** The element packed at an offset. */
  public static Fp6 unpack(long[] packed, int offset) {
    return new Fp6(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed element to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** The coefficient of 1. */
  public Fp2 c0() {
    return Fp2.unpack(limbs, 0);
  }

  /** The coefficient of v. */
  public Fp2 c1() {
    return Fp2.unpack(limbs, Fp2.LIMBS);
  }

  /** The coefficient of v^2. */
  public Fp2 c2() {
    return Fp2.unpack(limbs, 2 * Fp2.LIMBS);
  }

  /** this + b. */
  public Fp6 add(Fp6 b) {
    long[] c = new long[LIMBS];
    arithmetic().add(c, 0, limbs, 0, b.limbs, 0);
    return new Fp6(c);
  }

  /** this - b. */
  public Fp6 subtract(Fp6 b) {
    long[] c = new long[LIMBS];
    arithmetic().subtract(c, 0, limbs, 0, b.limbs, 0);
    return new Fp6(c);
  }

  /** -this. */
  public Fp6 negate() {
    return ZERO.subtract(this);
  }

  /** this * b. */
  public Fp6 multiply(Fp6 b) {
    long[] c = new long[LIMBS];
    arithmetic().multiply(c, 0, limbs, 0, b.limbs, 0);
    return new Fp6(c);
  }

  /** this * this. */
  public Fp6 square() {
    long[] c = new long[LIMBS];
    arithmetic().square(c, 0, limbs, 0);
    return new Fp6(c);
  }

  /**
   * 1 / this.
   *
   * @throws ArithmeticException if this is 0
   */
  public Fp6 invert() {
    long[] c = new long[LIMBS];
    arithmetic().invert(c, 0, limbs, 0);
    return new Fp6(c);
  }

  /** this to the power of an exponent of at least 0. */
  public Fp6 power(BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("negative exponent " + exponent);
    }
    Fp6 result = ONE;
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
    return other instanceof Fp6 element && Arrays.equals(limbs, element.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return "(" + c0() + ") + (" + c1() + ") v + (" + c2() + ") v^2";
  }

  private static Fp6Arithmetic arithmetic() {
    return new Fp6Arithmetic(new Fp2Arithmetic());
  }
}
