package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.BatchInversion;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * A multiplicative subgroup of Fr, the powers of a generator w of order n, over which constraint rows are interpolated:
 * row j belongs to w^j. Its size divides r - 1 = 2^28 * 3^2 * 13 * 29 * ...: it is a power of two up to 2^28, with gnark
 * v0.14's generator, or one of at least 64 times 3, 9, 13, 39 or 117. All generators are powers of one element, so that
 * the generator of 2 n elements has the square w.
 */
public final class Domain {
  /** The shift u of the coset u * w^j on which the quotient is evaluated. */
  public static final Fr COSET_SHIFT = Fr.of(5);

  /** The binary logarithm of the largest size. */
  public static final int MAXIMUM_LOGARITHM = 28;

  /** A generator of the whole multiplicative group. */
  private static final Fr GROUP_GENERATOR = Fr.of(5);
  private static final int LARGEST_SIZE = 1 << MAXIMUM_LOGARITHM;
  /** The power of two in a size with odd factors must fill a block of blocks. */
  private static final int SMALLEST_POWER_OF_TWO = 64;
  private static final int[] ODD_FACTORS = {1, 3, 9, 13, 39, 117};

  private final int size;
  private final Fr generator;
  private final Fr sizeInverse;

  private Domain(int size) {
    this.size = size;
    generator = rootOfUnity(size);
    sizeInverse = Fr.of(size).invert();
  }

  /** The element of an order that divides r - 1 from which generators are taken. */
  static Fr rootOfUnity(int order) {
    BigInteger[] exponent =
        Fr.MODULUS.value().subtract(BigInteger.ONE).divideAndRemainder(BigInteger.valueOf(order));
    if (exponent[1].signum() != 0) {
      throw new IllegalArgumentException("no element of order " + order);
    }
    return GROUP_GENERATOR.power(exponent[0]);
  }

  /**
   * The smallest domain with at least {@code rows} elements whose size is a power of two, as other systems' keys want it.
   *
   * @throws IllegalArgumentException if {@code rows} is below 1 or above 2^28
   */
  public static Domain powerOfTwoAtLeast(int rows) {
    check(rows);
    return new Domain(powerOfTwo(rows));
  }

  /**
   * The domain with at least {@code rows} elements over which a proof costs least.
   *
   * @throws IllegalArgumentException if {@code rows} is below 1 or above 2^28
   */
  public static Domain cheapestFor(int rows) {
    check(rows);
    int best = powerOfTwo(rows);
    for (int odd : ODD_FACTORS) {
      int powerOfTwo = powerOfTwo((rows + odd - 1) / odd);
      if (powerOfTwo >= SMALLEST_POWER_OF_TWO && (long) odd * powerOfTwo < LARGEST_SIZE
          && DomainCost.of(odd * powerOfTwo) < DomainCost.of(best)) {
        best = odd * powerOfTwo;
      }
    }
    return new Domain(best);
  }

  /**
   * The domain of a size.
   *
   * @throws IllegalArgumentException if there is none: {@link #isSize}
   */
  public static Domain ofSize(int size) {
    if (!isSize(size)) {
      throw new IllegalArgumentException("no domain has size " + size);
    }
    return new Domain(size);
  }

  /** Whether there is a domain of a size. */
  public static boolean isSize(int size) {
    int odd = size < 1 ? 0 : oddFactor(size);
    return odd == 1 && size <= LARGEST_SIZE
        || size < LARGEST_SIZE && size / Math.max(1, odd) >= SMALLEST_POWER_OF_TWO
            && Arrays.stream(ODD_FACTORS).anyMatch(factor -> factor == odd);
  }

  /** A size without its factors of two. */
  static int oddFactor(int size) {
    return size >> Integer.numberOfTrailingZeros(size);
  }

  private static void check(int rows) {
    if (rows < 1 || rows > LARGEST_SIZE) {
      throw new IllegalArgumentException("domain for " + rows + " rows, allowed are 1 to " + LARGEST_SIZE);
    }
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
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

  /** The products of field elements in one transform: n / 2 a level of radix 2, n in one of radix 3, 38 n / 13 of 13. */
  public long transformProducts() {
    long halves = Integer.numberOfTrailingZeros(size) * (long) size / 2;
    return halves + OddRadix.of(oddFactor(size)).stream().mapToLong(p -> p == 3 ? size : size / 13 * 38L).sum();
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
