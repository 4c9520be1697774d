package dev.forge.zk.field;

import java.math.BigInteger;

/**
 * Inversion modulo an odd prime of at most 254 bits by division steps (Bernstein, Yang, "Fast constant-time gcd
 * computation and modular inversion", 2019, sections 8 and 11), in variable time: 52 steps at once on the lowest digits
 * give a 2 x 2 matrix, which is then applied to the numbers. Numbers are five digits of 52 bits, the top one signed.
 */
final class Inversion {
  private static final int STEPS = 52;
  private static final long MASK = (1L << STEPS) - 1;

  private final long p0;
  private final long p1;
  private final long p2;
  private final long p3;
  private final long p4;
  private final long negativeInverse; // -1 / p modulo 2^52

  Inversion(BigInteger p) {
    p0 = MontgomeryReduction.digit(p, 0);
    p1 = MontgomeryReduction.digit(p, 1);
    p2 = MontgomeryReduction.digit(p, 2);
    p3 = MontgomeryReduction.digit(p, 3);
    p4 = MontgomeryReduction.digit(p, 4);
    negativeInverse = p.negate().modInverse(BigInteger.ONE.shiftLeft(STEPS)).longValue();
  }

  /** c = 1 / a mod p for four 64-bit limbs, in (0, p). */
  void invert(long[] c, int co, long[] a, int ao) {
    long f0 = p0;
    long f1 = p1;
    long f2 = p2;
    long f3 = p3;
    long f4 = p4;
    long g0 = a[ao] & MASK;
    long g1 = (a[ao] >>> 52 | a[ao + 1] << 12) & MASK;
    long g2 = (a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK;
    long g3 = (a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK;
    long g4 = a[ao + 3] >>> 16;
    // a d = f and a e = g modulo p, both in (-2p, p)
    long d0 = 0;
    long d1 = 0;
    long d2 = 0;
    long d3 = 0;
    long d4 = 0;
    long e0 = 1;
    long e1 = 0;
    long e2 = 0;
    long e3 = 0;
    long e4 = 0;
    int delta = 1;
    while ((g0 | g1 | g2 | g3 | g4) != 0) {
      // 2^52 (f', g') = (u f + v g, q f + r g)
      long u = 1;
      long v = 0;
      long q = 0;
      long r = 1;
      long f = f0 | f1 << STEPS;
      long g = g0 | g1 << STEPS;
      int left = STEPS;
      while (true) {
        int zeros = Math.min(Long.numberOfTrailingZeros(g), left);
        g >>= zeros;
        u <<= zeros;
        v <<= zeros;
        delta += zeros;
        left -= zeros;
        if (left == 0) {
          break;
        }
        if (delta > 0) {
          delta = -delta;
          long x = f;
          f = g;
          g = -x;
          x = u;
          u = q;
          q = -x;
          x = v;
          v = r;
          r = -x;
        }
        // until the next swap, multiples of f may clear several bits of g at once: w = -g / f modulo 2^6
        int clear = Math.min(Math.min(1 - delta, left), 6);
        long w = f * g * (f * f - 2) & (1L << clear) - 1;
        g += f * w;
        q += u * w;
        r += v * w;
      }
      long hu = u << 6;
      long hv = v << 6;
      long hq = q << 6;
      long hr = r << 6;

      long negativeD = d4 >> 63;
      long negativeE = e4 >> 63;
      long m = (u & negativeD) + (v & negativeE); // the multiple of p that puts negative ones into (-p, p)
      long n = (q & negativeD) + (r & negativeE);
      m -= m - negativeInverse * (u * d0 + v * e0) & MASK; // and makes the sum divisible
      n -= n - negativeInverse * (q * d0 + r * e0) & MASK;
      long hm = m << 6;
      long hn = n << 6;
      long x1 = ((u * d0 & MASK) + (v * e0 & MASK) + (m * p0 & MASK) >> 52)
          + (u * d1 & MASK) + (v * e1 & MASK) + (m * p1 & MASK)
          + high(d0, hu) + high(e0, hv) + high(p0, hm);
      long x2 = (x1 >> 52)
          + (u * d2 & MASK) + (v * e2 & MASK) + (m * p2 & MASK)
          + high(d1, hu) + high(e1, hv) + high(p1, hm);
      long x3 = (x2 >> 52)
          + (u * d3 & MASK) + (v * e3 & MASK) + (m * p3 & MASK)
          + high(d2, hu) + high(e2, hv) + high(p2, hm);
      long x4 = (x3 >> 52)
          + (u * d4 & MASK) + (v * e4 & MASK) + (m * p4 & MASK)
          + high(d3, hu) + high(e3, hv) + high(p3, hm);
      long x5 = (x4 >> 52)
          + high(d4, hu) + high(e4, hv) + high(p4, hm);
      long y1 = ((q * d0 & MASK) + (r * e0 & MASK) + (n * p0 & MASK) >> 52)
          + (q * d1 & MASK) + (r * e1 & MASK) + (n * p1 & MASK)
          + high(d0, hq) + high(e0, hr) + high(p0, hn);
      long y2 = (y1 >> 52)
          + (q * d2 & MASK) + (r * e2 & MASK) + (n * p2 & MASK)
          + high(d1, hq) + high(e1, hr) + high(p1, hn);
      long y3 = (y2 >> 52)
          + (q * d3 & MASK) + (r * e3 & MASK) + (n * p3 & MASK)
          + high(d2, hq) + high(e2, hr) + high(p2, hn);
      long y4 = (y3 >> 52)
          + (q * d4 & MASK) + (r * e4 & MASK) + (n * p4 & MASK)
          + high(d3, hq) + high(e3, hr) + high(p3, hn);
      long y5 = (y4 >> 52)
          + high(d4, hq) + high(e4, hr) + high(p4, hn);
      d0 = x1 & MASK;
      d1 = x2 & MASK;
      d2 = x3 & MASK;
      d3 = x4 & MASK;
      d4 = x5;
      e0 = y1 & MASK;
      e1 = y2 & MASK;
      e2 = y3 & MASK;
      e3 = y4 & MASK;
      e4 = y5;
      long z1 = ((u * f0 & MASK) + (v * g0 & MASK) >> 52)
          + (u * f1 & MASK) + (v * g1 & MASK)
          + high(f0, hu) + high(g0, hv);
      long z2 = (z1 >> 52)
          + (u * f2 & MASK) + (v * g2 & MASK)
          + high(f1, hu) + high(g1, hv);
      long z3 = (z2 >> 52)
          + (u * f3 & MASK) + (v * g3 & MASK)
          + high(f2, hu) + high(g2, hv);
      long z4 = (z3 >> 52)
          + (u * f4 & MASK) + (v * g4 & MASK)
          + high(f3, hu) + high(g3, hv);
      long z5 = (z4 >> 52)
          + high(f4, hu) + high(g4, hv);
      long t1 = ((q * f0 & MASK) + (r * g0 & MASK) >> 52)
          + (q * f1 & MASK) + (r * g1 & MASK)
          + high(f0, hq) + high(g0, hr);
      long t2 = (t1 >> 52)
          + (q * f2 & MASK) + (r * g2 & MASK)
          + high(f1, hq) + high(g1, hr);
      long t3 = (t2 >> 52)
          + (q * f3 & MASK) + (r * g3 & MASK)
          + high(f2, hq) + high(g2, hr);
      long t4 = (t3 >> 52)
          + (q * f4 & MASK) + (r * g4 & MASK)
          + high(f3, hq) + high(g3, hr);
      long t5 = (t4 >> 52)
          + high(f4, hq) + high(g4, hr);
      f0 = z1 & MASK;
      f1 = z2 & MASK;
      f2 = z3 & MASK;
      f3 = z4 & MASK;
      f4 = z5;
      g0 = t1 & MASK;
      g1 = t2 & MASK;
      g2 = t3 & MASK;
      g3 = t4 & MASK;
      g4 = t5;
    }
    long sign = f4 >> 63; // f is 1 or -1
    long below = d4 >> 63;
    d0 = (d0 + (p0 & below) ^ sign) - sign;
    d1 = (d1 + (p1 & below) ^ sign) - sign;
    d2 = (d2 + (p2 & below) ^ sign) - sign;
    d3 = (d3 + (p3 & below) ^ sign) - sign;
    d4 = (d4 + (p4 & below) ^ sign) - sign;
    below = d4 + (d3 + (d2 + (d1 + (d0 >> 52) >> 52) >> 52) >> 52) >> 63;
    d0 += p0 & below;
    d1 += (p1 & below) + (d0 >> 52);
    d2 += (p2 & below) + (d1 >> 52);
    d3 += (p3 & below) + (d2 >> 52);
    d4 += (p4 & below) + (d3 >> 52);
    c[co] = d0 & MASK | d1 << 52;
    c[co + 1] = (d1 & MASK) >>> 12 | d2 << 40;
    c[co + 2] = (d2 & MASK) >>> 24 | d3 << 28;
    c[co + 3] = (d3 & MASK) >>> 36 | d4 << 16;
  }

  /** floor(x * y / 2^52) for numbers x and y, y being given times 2^6. */
  private static long high(long x, long y) {
    return Math.multiplyHigh(x << 6, y);
  }
}
