package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** An element a + b u of Fp2 = Fp[u] / (u^2 + 1); immutable. */
public final class Fp2 {
  /** The 64-bit words of a packed element: real part, imaginary part, in Montgomery form. */
  public static final int LIMBS = 2 * Modulus.LIMBS;

  /** 0. */
  public static final Fp2 ZERO = of(Fp.ZERO, Fp.ZERO);

  /** 1. */
  public static final Fp2 ONE = of(Fp.ONE, Fp.ZERO);

  private final long[] limbs;

  private Fp2(long[] limbs) {
    this.limbs = limbs;
  }

  /** real + imaginary * u. */
  public static Fp2 of(Fp real, Fp imaginary) {
    long[] limbs = new long[LIMBS];
    real.pack(limbs, 0);
    imaginary.pack(limbs, Modulus.LIMBS);
    return new Fp2(limbs);
  }

  /** The element packed at an offset. */
  public static Fp2 unpack(long[] packed, int offset) {
    return new Fp2(Arrays.copyOfRange(packed, offset, offset + LIMBS));
  }

  /** Copies the packed element to an array. */
  public void pack(long[] target, int offset) {
    System.arraycopy(limbs, 0, target, offset, LIMBS);
  }

  /** The real part. */
  public Fp real() {
    return Fp.unpack(limbs, 0);
  }

  /** The imaginary part. */
  public Fp imaginary() {
    return Fp.unpack(limbs, Modulus.LIMBS);
  }

  /** this + b. */
  public Fp2 add(Fp2 b) {
    long[] c = new long[LIMBS];
    new Fp2Arithmetic().add(c, 0, limbs, 0, b.limbs, 0);
    return new Fp2(c);
  }

  /** this - b. */
  public Fp2 subtract(Fp2 b) {
    long[] c = new long[LIMBS];
    new Fp2Arithmetic().subtract(c, 0, limbs, 0, b.limbs, 0);
    return new Fp2(c);
  }

  /** -this. */
  public Fp2 negate() {
    return ZERO.subtract(this);
  }

  /** this * b. */
  public Fp2 multiply(Fp2 b) {
    long[] c = new long[LIMBS];
    new Fp2Arithmetic().multiply(c, 0, limbs, 0, b.limbs, 0);
    return new Fp2(c);
  }

  /** this * b. */
  public Fp2 multiply(Fp b) {
    return of(real().multiply(b), imaginary().multiply(b));
  }

  /** this * this. */
  public Fp2 square() {
    long[] c = new long[LIMBS];
    new Fp2Arithmetic().square(c, 0, limbs, 0);
    return new Fp2(c);
  }

  /**
   * 1 / this.
   *
   * @throws ArithmeticException if this is 0
   */
  public Fp2 invert() {
    long[] c = new long[LIMBS];
    new Fp2Arithmetic().invert(c, 0, limbs, 0);
    return new Fp2(c);
  }

  /** The conjugate, a - b u, which is also the Frobenius image, this^p. */
  public Fp2 conjugate() {
    return of(real(), imaginary().negate());
  }

  /** The norm to Fp, a^2 + b^2. */
  public Fp norm() {
    return real().square().add(imaginary().square());
  }

  /**
   * A square root, if there is one (Adj, Rodriguez-Henriquez, "Square root computation over even extension fields",
   * 2012, algorithm 9, for p = 3 modulo 4).
   */
  public Optional<Fp2> squareRoot() {
    BigInteger p = Fp.MODULUS.value();
    Fp2 part = power(p.shiftRight(2)); // (p - 3) / 4
    Fp2 alpha = part.square().multiply(this);
    Fp2 candidate = part.multiply(this);
    Fp2 root =
        alpha.equals(ONE.negate())
            ? of(candidate.imaginary().negate(), candidate.real())
            : alpha.add(ONE).power(p.shiftRight(1)).multiply(candidate);
    return root.square().equals(this) ? Optional.of(root) : Optional.empty();
  }

  /** Whether this is the larger of itself and its negative, the imaginary part being compared first. */
  public boolean isUpperHalf() {
    return imaginary().isZero() ? real().isUpperHalf() : imaginary().isUpperHalf();
  }

  /** this to the power of an exponent of at least 0. */
  public Fp2 power(BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("negative exponent " + exponent);
    }
    Fp2 result = ONE;
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
    return other instanceof Fp2 element && Arrays.equals(limbs, element.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return real() + " + " + imaginary() + " u";
  }
}
