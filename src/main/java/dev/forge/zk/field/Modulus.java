package dev.forge.zk.field;

import java.math.BigInteger;

/**
 * A prime modulus of at most 254 bits and Montgomery arithmetic on packed elements.
 *
 * <p>A packed element is four 64-bit limbs, least significant first, at an offset of a {@code long[]}. It holds the
 * canonical representative, in [0, m), of x * 2^256 mod m. The product is the coarsely integrated operand scanning form
 * (Koc, Acar, Kaliski, "Analyzing and Comparing Montgomery Multiplication Algorithms", 1996, section 5). No operation
 * allocates, and a result may overwrite an operand.
 */
public final class Modulus implements PackedField {
  /** Limbs of an element. */
  public static final int LIMBS = 4;

  private final BigInteger value;
  private final long m0;
  private final long m1;
  private final long m2;
  private final long m3;
  private final long negativeInverse;
  private final long[] one;
  private final long[] radixSquared;

  Modulus(String decimal) {
    value = new BigInteger(decimal);
    if (value.bitLength() > 254 || !value.testBit(0)) {
      throw new IllegalArgumentException("modulus must be odd and of at most 254 bits: " + decimal);
    }
    long[] limbs = new long[LIMBS];
    split(value, limbs, 0);
    m0 = limbs[0];
    m1 = limbs[1];
    m2 = limbs[2];
    m3 = limbs[3];
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    negativeInverse = value.modInverse(word).negate().mod(word).longValue();
    one = new long[LIMBS];
    split(BigInteger.ONE.shiftLeft(256).mod(value), one, 0);
    radixSquared = new long[LIMBS];
    split(BigInteger.ONE.shiftLeft(512).mod(value), radixSquared, 0);
  }

  /** The modulus itself. */
  public BigInteger value() {
    return value;
  }

  @Override
  public int limbs() {
    return LIMBS;
  }

  /** Limb {@code i} of the modulus, 0 being the least significant. */
  public long limb(int i) {
    return switch (i) {
      case 0 -> m0;
      case 1 -> m1;
      case 2 -> m2;
      case 3 -> m3;
      default -> throw new IndexOutOfBoundsException(i);
    };
  }

  /** Writes 1 in Montgomery form. */
  @Override
  public void one(long[] c, int co) {
    System.arraycopy(one, 0, c, co, LIMBS);
  }

  /** c = a * b / 2^256. */
  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    final long a0 = a[ao];
    final long a1 = a[ao + 1];
    final long a2 = a[ao + 2];
    final long a3 = a[ao + 3];
    final long p0 = m0;
    final long p1 = m1;
    final long p2 = m2;
    final long p3 = m3;
    long t0 = 0;
    long t1 = 0;
    long t2 = 0;
    long t3 = 0;
    for (int i = 0; i < LIMBS; i++) {
      long d = b[bo + i];
      // x carries the product a * d, y the multiple of the modulus that clears the lowest limb
      long lo = a0 * d;
      long s = lo + t0;
      long x = Math.unsignedMultiplyHigh(a0, d) + carry(s, lo);
      long q = s * negativeInverse;
      long y = Math.unsignedMultiplyHigh(q, p0) + (s != 0 ? 1 : 0);

      lo = a1 * d;
      long sum = lo + x;
      x = Math.unsignedMultiplyHigh(a1, d) + carry(sum, lo);
      s = sum + t1;
      x += carry(s, sum);
      lo = q * p1;
      sum = lo + y;
      y = Math.unsignedMultiplyHigh(q, p1) + carry(sum, lo);
      t0 = sum + s;
      y += carry(t0, s);

      lo = a2 * d;
      sum = lo + x;
      x = Math.unsignedMultiplyHigh(a2, d) + carry(sum, lo);
      s = sum + t2;
      x += carry(s, sum);
      lo = q * p2;
      sum = lo + y;
      y = Math.unsignedMultiplyHigh(q, p2) + carry(sum, lo);
      t1 = sum + s;
      y += carry(t1, s);

      lo = a3 * d;
      sum = lo + x;
      x = Math.unsignedMultiplyHigh(a3, d) + carry(sum, lo);
      s = sum + t3;
      x += carry(s, sum);
      lo = q * p3;
      sum = lo + y;
      y = Math.unsignedMultiplyHigh(q, p3) + carry(sum, lo);
      t2 = sum + s;
      y += carry(t2, s);
      t3 = x + y;
    }
    reduceOnce(c, co, t0, t1, t2, t3);
  }

  /** c = a * a / 2^256. */
  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    multiply(c, co, a, ao, a, ao);
  }

  /** c = a + b. */
  @Override
  public void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    long s0 = a[ao] + b[bo];
    long k = carry(s0, a[ao]);
    long x = a[ao + 1] + b[bo + 1];
    long k1 = carry(x, a[ao + 1]);
    long s1 = x + k;
    k1 += carry(s1, x);
    x = a[ao + 2] + b[bo + 2];
    long k2 = carry(x, a[ao + 2]);
    long s2 = x + k1;
    k2 += carry(s2, x);
    long s3 = a[ao + 3] + b[bo + 3] + k2;
    reduceOnce(c, co, s0, s1, s2, s3);
  }

  /** c = a - b. */
  @Override
  public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    long d0 = a[ao] - b[bo];
    long k = borrow(a[ao], b[bo]);
    long x = a[ao + 1] - b[bo + 1];
    long k1 = borrow(a[ao + 1], b[bo + 1]) + borrow(x, k);
    long d1 = x - k;
    x = a[ao + 2] - b[bo + 2];
    long k2 = borrow(a[ao + 2], b[bo + 2]) + borrow(x, k1);
    long d2 = x - k1;
    long d3 = a[ao + 3] - b[bo + 3] - k2;
    long mask = d3 >> 63; // below zero: add the modulus
    long r0 = d0 + (m0 & mask);
    k = carry(r0, d0);
    x = d1 + (m1 & mask);
    k1 = carry(x, d1);
    long r1 = x + k;
    k1 += carry(r1, x);
    x = d2 + (m2 & mask);
    k2 = carry(x, d2);
    long r2 = x + k1;
    k2 += carry(r2, x);
    c[co] = r0;
    c[co + 1] = r1;
    c[co + 2] = r2;
    c[co + 3] = d3 + (m3 & mask) + k2;
  }

  /** c = -a. */
  @Override
  public void negate(long[] c, int co, long[] a, int ao) {
    if (isZero(a, ao)) {
      java.util.Arrays.fill(c, co, co + LIMBS, 0);
      return;
    }
    long a0 = a[ao];
    long a1 = a[ao + 1];
    long a2 = a[ao + 2];
    long a3 = a[ao + 3];
    c[co] = m0 - a0;
    long k = borrow(m0, a0);
    long x = m1 - a1;
    long k1 = borrow(m1, a1) + borrow(x, k);
    c[co + 1] = x - k;
    x = m2 - a2;
    long k2 = borrow(m2, a2) + borrow(x, k1);
    c[co + 2] = x - k1;
    c[co + 3] = m3 - a3 - k2;
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
    multiply(c, co, a, ao, CANONICAL_ONE, 0);
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
   * c = 1 / a.
   *
   * @throws ArithmeticException if a is 0
   */
  @Override
  public void invert(long[] c, int co, long[] a, int ao) {
    if (isZero(a, ao)) {
      throw new ArithmeticException("0 has no inverse");
    }
    long[] t = new long[LIMBS];
    fromMontgomery(t, 0, a, ao);
    split(join(t, 0).modInverse(value), t, 0);
    toMontgomery(c, co, t, 0);
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

  private static final long[] CANONICAL_ONE = {1, 0, 0, 0};

  /** 1 where {@code sum}, the wrapped sum of {@code addend} and something, overflowed. */
  private static long carry(long sum, long addend) {
    return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
  }

  private static long borrow(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
  }

  /** Stores t or t - m, whichever is in [0, m); t is below 2m. */
  private void reduceOnce(long[] c, int co, long t0, long t1, long t2, long t3) {
    long r0 = t0 - m0;
    long k = borrow(t0, m0);
    long x = t1 - m1;
    long k1 = borrow(t1, m1) + borrow(x, k);
    long r1 = x - k;
    x = t2 - m2;
    long k2 = borrow(t2, m2) + borrow(x, k1);
    long r2 = x - k1;
    long r3 = t3 - m3 - k2;
    long keep = r3 >> 63; // t is below 2^255, so the sign tells
    c[co] = r0 ^ ((r0 ^ t0) & keep);
    c[co + 1] = r1 ^ ((r1 ^ t1) & keep);
    c[co + 2] = r2 ^ ((r2 ^ t2) & keep);
    c[co + 3] = r3 ^ ((r3 ^ t3) & keep);
  }
}
