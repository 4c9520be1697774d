package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.BatchInversion;
import java.math.BigInteger;

/**
 * A multiplicative subgroup of Fr, the powers of a generator w of order n, over which constraint rows are interpolated:
 * row j belongs to w^j. Sizes are powers of two up to 2^28, with the generators of gnark v0.14; callers take the size
 * from {@link #size()} and assume nothing else about it.
 */
public final class Domain {
  /** The shift u of the coset u * w^j on which the quotient is evaluated. */
  public static final Fr COSET_SHIFT = Fr.of(5);

  /** The binary logarithm of the largest size. */
  public static final int MAXIMUM_LOGARITHM = 28;

  private static final Fr LARGEST_GENERATOR =
      Fr.reduce(new BigInteger("19103219067921713944291392827692070036145651957329286315305642004821462161904"));

  private final int size;
  private final Fr generator;
  private final Fr sizeInverse;

  private Domain(int logarithm) {
    size = 1 << logarithm;
    generator = LARGEST_GENERATOR.power(BigInteger.ONE.shiftLeft(MAXIMUM_LOGARITHM - logarithm));
    sizeInverse = Fr.of(size).invert();
  }

  /**
   * The smallest domain with at least {@code rows} elements.
   *
   * @throws IllegalArgumentException if {@code rows} is below 1 or above 2^28
   */
  public static Domain atLeast(int rows) {
    if (rows < 1 || rows > 1 << MAXIMUM_LOGARITHM) {
      throw new IllegalArgumentException("domain for " + rows + " rows, allowed are 1 to " + (1 << MAXIMUM_LOGARITHM));
    }
    return new Domain(Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1));
  }

  /** The number n of elements. */
  public int size() {
    return size;
  }

  /** The generator w, of order n. */
  public Fr generator() {
    return generator;
  }

  /** 1 / n. */
  public Fr sizeInverse() {
    return sizeInverse;
  }

  /** t^n - 1, the polynomial that vanishes on the domain. */
  public Fr vanishingAt(Fr t) {
    return t.power(BigInteger.valueOf(size)).subtract(Fr.ONE);
  }

  /**
   * The Lagrange polynomials at t: L_j(t) = w^j (t^n - 1) / (n (t - w^j)) for j = 0 to n - 1; for t = w^i the unit
   * vector i.
   */
  public FrVector lagrangeAt(Fr t) {
    FrVector result = new FrVector(size);
    long[] values = result.limbs();
    FrVector powers = powersOfGenerator();
    long[] point = new long[Modulus.LIMBS];
    t.pack(point, 0);
    Modulus r = Fr.MODULUS;
    for (int i = 0; i < values.length; i += Modulus.LIMBS) {
      r.subtract(values, i, point, 0, powers.limbs(), i);
      if (r.isZero(values, i)) {
        FrVector unit = new FrVector(size);
        unit.set(i / Modulus.LIMBS, Fr.ONE);
        return unit;
      }
    }
    BatchInversion.invert(result);
    long[] factor = new long[Modulus.LIMBS];
    vanishingAt(t).multiply(sizeInverse).pack(factor, 0);
    for (int i = 0; i < values.length; i += Modulus.LIMBS) {
      r.multiply(values, i, values, i, powers.limbs(), i);
      r.multiply(values, i, values, i, factor, 0);
    }
    return result;
  }

  /** 1, w, w^2, ..., w^(n-1). */
  private FrVector powersOfGenerator() {
    FrVector powers = new FrVector(size);
    powers.set(0, Fr.ONE);
    long[] w = new long[Modulus.LIMBS];
    generator.pack(w, 0);
    long[] values = powers.limbs();
    for (int i = Modulus.LIMBS; i < values.length; i += Modulus.LIMBS) {
      Fr.MODULUS.multiply(values, i, values, i - Modulus.LIMBS, w, 0);
    }
    return powers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Domain domain && domain.size == size;
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public String toString() {
    return "domain of size " + size;
  }
}
