package dev.forge.zk.field;

import java.math.BigInteger;

/**
 * A prime modulus of at most 254 bits and Montgomery arithmetic on packed elements.
 *
 * <p>A packed element is four 64-bit limbs, least significant first, at an offset of a {@code long[]}. It holds the
 * canonical representative, in [0, m), of x * 2^256 mod m. No operation allocates, a result may overwrite an operand,
 * and no branch depends on the values (but in {@link #invert}).
 *
 * <p>Products are formed in five digits of 52 bits: the low halves of digit products, masked to 52 bits, and the high
 * halves, shifted to the same place, are summed in columns with room to spare, so that no carry is ever computed. The
 * reduction (Montgomery, "Modular multiplication without trial division", 1985) divides by 2^52 four times and by 2^48
 * once, which makes 2^256. Its first three steps use the multiple of m that is -1 modulo 2^52: then the lowest digit is
 * itself the multiplier.
 */
public final class Modulus implements PackedField {
  /** Limbs of an element. */
  public static final int LIMBS = 4;

  private static final int DIGIT_BITS = 52;
  private static final long MASK = (1L << DIGIT_BITS) - 1;

  private final BigInteger value;
  private final long m0;
  private final long m1;
  private final long m2;
  private final long m3;
  private final long p0;
  private final long p1;
  private final long p2;
  private final long p3;
  private final long p4;
  private final long w0;
  private final long w1;
  private final long w2;
  private final long w3;
  private final long w4;
  private final long negativeInverse;
  private final long topInverse;
  private final long[] one;
  private final long[] radixSquared;
  private final long[] radixCubed;
  private final Inversion inversion;

  Modulus(String decimal) {
    value = new BigInteger(decimal);
    if (value.bitLength() > 254 || !value.testBit(0)) {
      throw new IllegalArgumentException("modulus must be odd and of at most 254 bits: " + decimal);
    }
    m0 = limb(0);
    m1 = limb(1);
    m2 = limb(2);
    m3 = limb(3);
    p0 = digit(value, 0);
    p1 = digit(value, 1);
    p2 = digit(value, 2);
    p3 = digit(value, 3);
    p4 = digit(value, 4);
    topInverse = BigInteger.ONE.shiftLeft(64).divide(BigInteger.valueOf(p4 + 1)).longValue();
    BigInteger base = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    BigInteger factor = base.subtract(value.modInverse(base));
    negativeInverse = factor.longValue();
    BigInteger multiple = factor.multiply(value).add(BigInteger.ONE).shiftRight(DIGIT_BITS);
    w0 = digit(multiple, 0);
    w1 = digit(multiple, 1);
    w2 = digit(multiple, 2);
    w3 = digit(multiple, 3);
    w4 = digit(multiple, 4);
    one = power(256);
    radixSquared = power(512);
    radixCubed = power(768);
    inversion = new Inversion(p0, p1, p2, p3, p4, negativeInverse);
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
    reduce(c, co, t0, t1, t2, t3, t4, t5, t6, t7, t8, t9);
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
    reduce(c, co, t0, t1, t2, t3, t4, t5, t6, t7, t8, t9);
  }

  /** floor(x * y / 2^52) for a number x that is given times 2^12. */
  private static long high(long x, long y) {
    return Math.unsignedMultiplyHigh(x, y);
  }

  /**
   * c = t / 2^256 for t = t0 + t1 2^52 + ... + t9 2^468, at least 0 and below m 2^256. The digits may exceed 52 bits,
   * in either sense.
   */
  void reduce(
      long[] c, int co, long t0, long t1, long t2, long t3, long t4, long t5, long t6, long t7, long t8, long t9) {
    long q;
    long s; // q as high() wants it
    q = t0 & MASK;
    s = q << 12;
    t1 += (t0 >> 52) + (q * w0 & MASK);
    t2 += (q * w1 & MASK) + high(s, w0);
    t3 += (q * w2 & MASK) + high(s, w1);
    t4 += (q * w3 & MASK) + high(s, w2);
    t5 += (q * w4 & MASK) + high(s, w3);
    t6 += high(s, w4);
    q = t1 & MASK;
    s = q << 12;
    t2 += (t1 >> 52) + (q * w0 & MASK);
    t3 += (q * w1 & MASK) + high(s, w0);
    t4 += (q * w2 & MASK) + high(s, w1);
    t5 += (q * w3 & MASK) + high(s, w2);
    t6 += (q * w4 & MASK) + high(s, w3);
    t7 += high(s, w4);
    q = t2 & MASK;
    s = q << 12;
    t3 += (t2 >> 52) + (q * w0 & MASK);
    t4 += (q * w1 & MASK) + high(s, w0);
    t5 += (q * w2 & MASK) + high(s, w1);
    t6 += (q * w3 & MASK) + high(s, w2);
    t7 += (q * w4 & MASK) + high(s, w3);
    t8 += high(s, w4);
    q = t3 * negativeInverse & MASK;
    s = q << 12;
    t4 += (t3 + (q * p0 & MASK) >> 52) + (q * p1 & MASK) + high(s, p0);
    t5 += (q * p2 & MASK) + high(s, p1);
    t6 += (q * p3 & MASK) + high(s, p2);
    t7 += (q * p4 & MASK) + high(s, p3);
    t8 += high(s, p4);
    q = t4 * negativeInverse & MASK >>> 4;
    s = q << 12;
    t4 += q * p0 & MASK;
    t5 += (q * p1 & MASK) + high(s, p0);
    t6 += (q * p2 & MASK) + high(s, p1);
    t7 += (q * p3 & MASK) + high(s, p2);
    t8 += (q * p4 & MASK) + high(s, p3);
    t9 += high(s, p4);
    // the number is t4 2^-48 + t5 2^4 + t6 2^56 + ..., below 2m
    t5 += t4 >> 52;
    t6 += t5 >> 52;
    t7 += t6 >> 52;
    t8 += t7 >> 52;
    t9 += t8 >> 52;
    reduceOnce(
        c,
        co,
        (t4 & MASK) >>> 48 | (t5 & MASK) << 4 | t6 << 56,
        (t6 & MASK) >>> 8 | t7 << 44,
        (t7 & MASK) >>> 20 | t8 << 32,
        (t8 & MASK) >>> 32 | t9 << 20);
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
    reduceOnce(c, co, s0, s1, s2, a[ao + 3] + b[bo + 3] + k);
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
    long multiple = (-s & s >> 31) + (-t & t >> 31); // of m, to stay above 0
    long r0 = s * (a[ao] & MASK) + t * (b[bo] & MASK) + multiple * p0;
    long r1 =
        s * ((a[ao] >>> 52 | a[ao + 1] << 12) & MASK)
            + t * ((b[bo] >>> 52 | b[bo + 1] << 12) & MASK)
            + multiple * p1
            + (r0 >> 52);
    long r2 =
        s * ((a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK)
            + t * ((b[bo + 1] >>> 40 | b[bo + 2] << 24) & MASK)
            + multiple * p2
            + (r1 >> 52);
    long r3 =
        s * ((a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK)
            + t * ((b[bo + 2] >>> 28 | b[bo + 3] << 36) & MASK)
            + multiple * p3
            + (r2 >> 52);
    long r4 = s * (a[ao + 3] >>> 16) + t * (b[bo + 3] >>> 16) + multiple * p4 + (r3 >> 52);
    long quotient = Math.multiplyHigh(r4, topInverse); // right, or one too small
    r0 = (r0 & MASK) - quotient * p0;
    r1 = (r1 & MASK) - quotient * p1 + (r0 >> 52);
    r2 = (r2 & MASK) - quotient * p2 + (r1 >> 52);
    r3 = (r3 & MASK) - quotient * p3 + (r2 >> 52);
    r4 = r4 - quotient * p4 + (r3 >> 52);
    reduceOnce(
        c,
        co,
        r0 & MASK | r1 << 52,
        (r1 & MASK) >>> 12 | r2 << 40,
        (r2 & MASK) >>> 24 | r3 << 28,
        (r3 & MASK) >>> 36 | r4 << 16);
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
    reduce(
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

  private static long digit(BigInteger x, int i) {
    return x.shiftRight(DIGIT_BITS * i).longValue() & MASK;
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
  private static long borrow(long a, long b, long difference) {
    return (~a & b | ~(a ^ b) & difference) >>> 63;
  }

  /** Stores t or t - m, whichever is in [0, m); t is below 2m. */
  private void reduceOnce(long[] c, int co, long t0, long t1, long t2, long t3) {
    long d0 = t0 - m0;
    long k = borrow(t0, m0, d0);
    long d1 = t1 - m1 - k;
    k = borrow(t1, m1, d1);
    long d2 = t2 - m2 - k;
    k = borrow(t2, m2, d2);
    long d3 = t3 - m3 - k;
    long keep = d3 >> 63; // t is below 2^255, so the sign tells
    c[co] = d0 ^ (d0 ^ t0) & keep;
    c[co + 1] = d1 ^ (d1 ^ t1) & keep;
    c[co + 2] = d2 ^ (d2 ^ t2) & keep;
    c[co + 3] = d3 ^ (d3 ^ t3) & keep;
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
