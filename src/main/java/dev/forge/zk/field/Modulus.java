package dev.forge.zk.field;

import java.math.BigInteger;

/**
 * A prime modulus of 254 bits and Montgomery arithmetic on packed elements.
 *
 * <p>A packed element is four 64-bit limbs, least significant first, at an offset of a {@code long[]}. It holds the
 * canonical representative, in [0, m), of x * 2^256 mod m. No operation allocates, a result may overwrite an operand,
 * and no branch depends on the values (but in {@link #invert}).
 *
 * <p>Products are formed in five digits of 52 bits: the low halves of digit products, masked to 52 bits, and the high
 * halves, shifted to the same place, are summed in columns with room to spare, so that no carry is ever computed
 * ({@link MontgomeryReduction}).
 */
public final class Modulus implements PackedField {
  /** Limbs of an element. */
  public static final int LIMBS = 4;

  private static final long MASK = MontgomeryReduction.MASK;

  private final BigInteger value;
  private final long m0;
  private final long m1;
  private final long m2;
  private final long m3;
  private final long[] one;
  private final long[] radixSquared;
  private final long[] radixCubed;
  private final Inversion inversion;
  private final MontgomeryReduction reduction;

  Modulus(String decimal) {
    value = new BigInteger(decimal);
    if (value.bitLength() != 254 || !value.testBit(0)) {
      throw new IllegalArgumentException("modulus must be odd and of 254 bits: " + decimal);
    }
    m0 = limb(0);
    m1 = limb(1);
    m2 = limb(2);
    m3 = limb(3);
    one = power(256);
    radixSquared = power(512);
    radixCubed = power(768);
    reduction = new MontgomeryReduction(value);
    inversion = new Inversion(value);
  }

  /** The modulus itself. */
  public BigInteger value() {
    return value;
  }

  @Override
  public int limbs() {
    return LIMBS;
  }

  /** Limb {@code i} of the modulus, from 0, the least significant, to 3. */
  public long limb(int i) {
    return value.shiftRight(64 * java.util.Objects.checkIndex(i, LIMBS)).longValue();
  }

  /** Writes 1 in Montgomery form. */
  @Override
  public void one(long[] c, int co) {
    System.arraycopy(one, 0, c, co, LIMBS);
  }

  /** c = a * b / 2^256. */
  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    long a0 = a[ao] & MASK;
    long a1 = (a[ao] >>> 52 | a[ao + 1] << 12) & MASK;
    long a2 = (a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK;
    long a3 = (a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK;
    long a4 = a[ao + 3] >>> 16;
    long b0 = b[bo] & MASK;
    long b1 = (b[bo] >>> 52 | b[bo + 1] << 12) & MASK;
    long b2 = (b[bo + 1] >>> 40 | b[bo + 2] << 24) & MASK;
    long b3 = (b[bo + 2] >>> 28 | b[bo + 3] << 36) & MASK;
    long b4 = b[bo + 3] >>> 16;
    long s0 = a0 << 12;
    long s1 = a1 << 12;
    long s2 = a2 << 12;
    long s3 = a3 << 12;
    long s4 = a4 << 12;
    long t0 = (a0 * b0 & MASK);
    long t1 = (a0 * b1 & MASK) + (a1 * b0 & MASK) + high(s0, b0);
    long t2 = (a0 * b2 & MASK) + (a1 * b1 & MASK) + (a2 * b0 & MASK) + high(s0, b1) + high(s1, b0);
    long t3 = (a0 * b3 & MASK) + (a1 * b2 & MASK) + (a2 * b1 & MASK) + (a3 * b0 & MASK) + high(s0, b2)
        + high(s1, b1) + high(s2, b0);
    long t4 = (a0 * b4 & MASK) + (a1 * b3 & MASK) + (a2 * b2 & MASK) + (a3 * b1 & MASK) + (a4 * b0 & MASK)
        + high(s0, b3) + high(s1, b2) + high(s2, b1) + high(s3, b0);
    long t5 = (a1 * b4 & MASK) + (a2 * b3 & MASK) + (a3 * b2 & MASK) + (a4 * b1 & MASK) + high(s0, b4)
        + high(s1, b3) + high(s2, b2) + high(s3, b1) + high(s4, b0);
    long t6 = (a2 * b4 & MASK) + (a3 * b3 & MASK) + (a4 * b2 & MASK) + high(s1, b4) + high(s2, b3) + high(s3, b2)
        + high(s4, b1);
    long t7 = (a3 * b4 & MASK) + (a4 * b3 & MASK) + high(s2, b4) + high(s3, b3) + high(s4, b2);
    long t8 = (a4 * b4 & MASK) + high(s3, b4) + high(s4, b3);
    long t9 = high(s4, b4);
    reduction.reduce(c, co, t0, t1, t2, t3, t4, t5, t6, t7, t8, t9);
  }

  /** c = a * a / 2^256. */
  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    long a0 = a[ao] & MASK;
    long a1 = (a[ao] >>> 52 | a[ao + 1] << 12) & MASK;
    long a2 = (a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK;
    long a3 = (a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK;
    long a4 = a[ao + 3] >>> 16;
    long s0 = a0 << 12;
    long s1 = a1 << 12;
    long s2 = a2 << 12;
    long s3 = a3 << 12;
    long s4 = a4 << 12;
    long d1 = a1 << 1;
    long d2 = a2 << 1;
    long d3 = a3 << 1;
    long d4 = a4 << 1;
    long t0 = (a0 * a0 & MASK);
    long t1 = (a0 * d1 & MASK) + high(s0, a0);
    long t2 = (a0 * d2 & MASK) + (a1 * a1 & MASK) + high(s0, d1);
    long t3 = (a0 * d3 & MASK) + (a1 * d2 & MASK) + high(s0, d2) + high(s1, a1);
    long t4 = (a0 * d4 & MASK) + (a1 * d3 & MASK) + (a2 * a2 & MASK) + high(s0, d3) + high(s1, d2);
    long t5 = (a1 * d4 & MASK) + (a2 * d3 & MASK) + high(s0, d4) + high(s1, d3) + high(s2, a2);
    long t6 = (a2 * d4 & MASK) + (a3 * a3 & MASK) + high(s1, d4) + high(s2, d3);
    long t7 = (a3 * d4 & MASK) + high(s2, d4) + high(s3, a3);
    long t8 = (a4 * a4 & MASK) + high(s3, d4);
    long t9 = high(s4, a4);
    reduction.reduce(c, co, t0, t1, t2, t3, t4, t5, t6, t7, t8, t9);
  }

  private static long high(long x, long y) {
    return MontgomeryReduction.high(x, y);
  }

  /** c = a + b. */
  @Override
  public void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    long s0 = a[ao] + b[bo];
    long k = carry(a[ao], b[bo], s0);
    long s1 = a[ao + 1] + b[bo + 1] + k;
    k = carry(a[ao + 1], b[bo + 1], s1);
    long s2 = a[ao + 2] + b[bo + 2] + k;
    k = carry(a[ao + 2], b[bo + 2], s2);
    reduction.reduceOnce(c, co, s0, s1, s2, a[ao + 3] + b[bo + 3] + k);
  }

  /** c = a - b. */
  @Override
  public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    long d0 = a[ao] - b[bo];
    long k = borrow(a[ao], b[bo], d0);
    long d1 = a[ao + 1] - b[bo + 1] - k;
    k = borrow(a[ao + 1], b[bo + 1], d1);
    long d2 = a[ao + 2] - b[bo + 2] - k;
    k = borrow(a[ao + 2], b[bo + 2], d2);
    long d3 = a[ao + 3] - b[bo + 3] - k;
    addModulus(c, co, d0, d1, d2, d3, d3 >> 63);
  }

  /** c = -a. */
  @Override
  public void negate(long[] c, int co, long[] a, int ao) {
    long nonZero = a[ao] | a[ao + 1] | a[ao + 2] | a[ao + 3];
    long mask = (nonZero | -nonZero) >> 63;
    long x0 = m0 & mask;
    long x1 = m1 & mask;
    long x2 = m2 & mask;
    long d0 = x0 - a[ao];
    long k = borrow(x0, a[ao], d0);
    long d1 = x1 - a[ao + 1] - k;
    k = borrow(x1, a[ao + 1], d1);
    long d2 = x2 - a[ao + 2] - k;
    k = borrow(x2, a[ao + 2], d2);
    c[co + 3] = (m3 & mask) - a[ao + 3] - k;
    c[co + 2] = d2;
    c[co + 1] = d1;
    c[co] = d0;
  }

  /** c = s * a + t * b for small numbers s and t, from -16 to 16. */
  public void combine(long[] c, int co, int s, long[] a, int ao, int t, long[] b, int bo) {
    reduction.combine(c, co, s, a, ao, t, b, bo);
  }

  /** Whether the element is 0. */
  @Override
  public boolean isZero(long[] a, int ao) {
    return (a[ao] | a[ao + 1] | a[ao + 2] | a[ao + 3]) == 0;
  }

  /** Montgomery form of the canonical limbs at {@code a}, which must be below the modulus. */
  public void toMontgomery(long[] c, int co, long[] a, int ao) {
    multiply(c, co, a, ao, radixSquared, 0);
  }

  /** Canonical limbs, in [0, m), of an element. */
  public void fromMontgomery(long[] c, int co, long[] a, int ao) {
    reduction.reduce(
        c,
        co,
        a[ao] & MASK,
        (a[ao] >>> 52 | a[ao + 1] << 12) & MASK,
        (a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK,
        (a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK,
        a[ao + 3] >>> 16,
        0,
        0,
        0,
        0,
        0);
  }

  /** Whether the canonical limbs at {@code a} are below the modulus. */
  public boolean isCanonical(long[] a, int ao) {
    for (int i = LIMBS - 1; i >= 0; i--) {
      int order = Long.compareUnsigned(a[ao + i], limb(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  /**
   * c = 1 / a, in variable time.
   *
   * @throws ArithmeticException if a is 0
   */
  @Override
  public void invert(long[] c, int co, long[] a, int ao) {
    if (isZero(a, ao)) {
      throw new ArithmeticException("0 has no inverse");
    }
    inversion.invert(c, co, a, ao);
    multiply(c, co, c, co, radixCubed, 0); // 1 / (x R), times R^3 / R, is R / x
  }

  static BigInteger join(long[] a, int ao) {
    byte[] bytes = new byte[8 * LIMBS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (a[ao + (LIMBS - 1 - i / 8)] >>> (56 - 8 * (i % 8)));
    }
    return new BigInteger(1, bytes);
  }

  static void split(BigInteger x, long[] c, int co) {
    for (int i = 0; i < LIMBS; i++) {
      c[co + i] = x.shiftRight(64 * i).longValue();
    }
  }

  /** How products are reduced. */
  MontgomeryReduction reduction() {
    return reduction;
  }

  private long[] power(int exponentOfTwo) {
    long[] limbs = new long[LIMBS];
    split(BigInteger.ONE.shiftLeft(exponentOfTwo).mod(value), limbs, 0);
    return limbs;
  }

  /** The carry out of a + b (+ a carry in) = sum; as bits, since a comparison may be compiled to a branch. */
  private static long carry(long a, long b, long sum) {
    return (a & b | (a | b) & ~sum) >>> 63;
  }

  /** The borrow out of a - b (- a borrow in) = difference. */
  static long borrow(long a, long b, long difference) {
    return (~a & b | ~(a ^ b) & difference) >>> 63;
  }

  /** Stores d + m where the mask is all ones, d where it is 0. */
  private void addModulus(long[] c, int co, long d0, long d1, long d2, long d3, long mask) {
    long x0 = m0 & mask;
    long x1 = m1 & mask;
    long x2 = m2 & mask;
    long r0 = d0 + x0;
    long k = carry(d0, x0, r0);
    long r1 = d1 + x1 + k;
    k = carry(d1, x1, r1);
    long r2 = d2 + x2 + k;
    k = carry(d2, x2, r2);
    c[co] = r0;
    c[co + 1] = r1;
    c[co + 2] = r2;
    c[co + 3] = d3 + (m3 & mask) + k;
  }
}
