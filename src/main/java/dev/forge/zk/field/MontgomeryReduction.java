package dev.forge.zk.field;

import java.math.BigInteger;

/**
 * Reduction of products in digits of 52 bits modulo a prime m of 254 bits: division by 2^256 (Montgomery, "Modular
 * multiplication without trial division", 1985), four times by 2^52 and once by 2^48. The first three steps use the
 * multiple of m that is -1 modulo 2^52: then the lowest digit is itself the multiplier. Results are canonical and
 * stored as four limbs of 64 bits.
 */
final class MontgomeryReduction {
  private static final int DIGIT_BITS = 52;

  /** The bits of a digit. */
  static final long MASK = (1L << DIGIT_BITS) - 1;

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

  /** The digits from the fourth on of m 2^259, which is more than 32 m^2: makes differences of products positive. */
  private final long positive4;
  private final long positive5;
  private final long positive6;
  private final long positive7;
  private final long positive8;
  private final long positive9;

  MontgomeryReduction(BigInteger m) {
    m0 = m.longValue();
    m1 = m.shiftRight(64).longValue();
    m2 = m.shiftRight(128).longValue();
    m3 = m.shiftRight(192).longValue();
    p0 = digit(m, 0);
    p1 = digit(m, 1);
    p2 = digit(m, 2);
    p3 = digit(m, 3);
    p4 = digit(m, 4);
    BigInteger base = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    BigInteger factor = base.subtract(m.modInverse(base));
    negativeInverse = factor.longValue();
    BigInteger multiple = factor.multiply(m).add(BigInteger.ONE).shiftRight(DIGIT_BITS);
    w0 = digit(multiple, 0);
    w1 = digit(multiple, 1);
    w2 = digit(multiple, 2);
    w3 = digit(multiple, 3);
    w4 = digit(multiple, 4);
    topInverse = BigInteger.ONE.shiftLeft(64).divide(BigInteger.valueOf(p4 + 1)).longValue();
    BigInteger positive = m.shiftLeft(259 - 4 * DIGIT_BITS);
    positive4 = digit(positive, 0);
    positive5 = digit(positive, 1);
    positive6 = digit(positive, 2);
    positive7 = digit(positive, 3);
    positive8 = digit(positive, 4);
    positive9 = digit(positive, 5);
  }

  /** Digit i of a number. */
  static long digit(BigInteger x, int i) {
    return x.shiftRight(DIGIT_BITS * i).longValue() & MASK;
  }

  /** floor(x * y / 2^52) for a number x that is given times 2^12. */
  static long high(long x, long y) {
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

  /**
   * c = t / 2^256 for t = t0 + t1 2^52 + ... + t9 2^468 in ten words, from -32 m^2 to 64 m^2. The digits may exceed 52
   * bits, in either sense.
   */
  void reduceWide(long[] c, int co, long[] t, int to) {
    reduceSum(
        c,
        co,
        t[to],
        t[to + 1],
        t[to + 2],
        t[to + 3],
        t[to + 4] + positive4,
        t[to + 5] + positive5,
        t[to + 6] + positive6,
        t[to + 7] + positive7,
        t[to + 8] + positive8,
        t[to + 9] + positive9);
  }

  private void reduceSum(
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
    // the number is t4 2^-48 + t5 2^4 + t6 2^56 + ...
    t5 += t4 >> 52;
    t6 += t5 >> 52;
    t7 += t6 >> 52;
    t8 += t7 >> 52;
    t9 += t8 >> 52;
    long r0 = (t4 & MASK) >>> 48 | (t5 & MASK) << 4;
    long r1 = r0 >>> 52 | (t6 & MASK) << 4;
    long r2 = r1 >>> 52 | (t7 & MASK) << 4;
    long r3 = r2 >>> 52 | (t8 & MASK) << 4;
    reduceSmall(c, co, r0, r1, r2, r3, (r3 >>> 52) + (t9 << 4));
  }

  /** c = s * a + t * b for small numbers s and t, from -16 to 16. */
  void combine(long[] c, int co, int s, long[] a, int ao, int t, long[] b, int bo) {
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
    reduceSmall(c, co, r0, r1, r2, r3, r4);
  }

  /** Stores r0 + r1 2^52 + ... modulo m; it must be at least 0 and below 64 m, and r4 must hold all above 2^208. */
  private void reduceSmall(long[] c, int co, long r0, long r1, long r2, long r3, long r4) {
    long quotient = Math.multiplyHigh(r4, topInverse); // right, or one too small
    long d0 = (r0 & MASK) - quotient * p0;
    long d1 = (r1 & MASK) - quotient * p1 + (d0 >> 52);
    long d2 = (r2 & MASK) - quotient * p2 + (d1 >> 52);
    long d3 = (r3 & MASK) - quotient * p3 + (d2 >> 52);
    long d4 = r4 - quotient * p4 + (d3 >> 52);
    reduceOnce(
        c,
        co,
        d0 & MASK | d1 << 52,
        (d1 & MASK) >>> 12 | d2 << 40,
        (d2 & MASK) >>> 24 | d3 << 28,
        (d3 & MASK) >>> 36 | d4 << 16);
  }

  /** Stores t or t - m, whichever is in [0, m); t is below 2m. */
  void reduceOnce(long[] c, int co, long t0, long t1, long t2, long t3) {
    long d0 = t0 - m0;
    long k = Modulus.borrow(t0, m0, d0);
    long d1 = t1 - m1 - k;
    k = Modulus.borrow(t1, m1, d1);
    long d2 = t2 - m2 - k;
    k = Modulus.borrow(t2, m2, d2);
    long d3 = t3 - m3 - k;
    long keep = d3 >> 63; // t is below 2^255, so the sign tells
    c[co] = d0 ^ (d0 ^ t0) & keep;
    c[co + 1] = d1 ^ (d1 ^ t1) & keep;
    c[co + 2] = d2 ^ (d2 ^ t2) & keep;
    c[co + 3] = d3 ^ (d3 ^ t3) & keep;
  }
}
