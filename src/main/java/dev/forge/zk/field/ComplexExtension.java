package dev.forge.zk.field;

/**
 * Products in Fp[u] / (u^2 + 1) on packed elements, the real part at 0 and the imaginary part at 4, for a modulus p
 * that is 3 modulo 4. Products are formed and reduced apart, so that sums of them are reduced but once: the columns of
 * their digits of 52 bits are added and subtracted before (Aranha, Karabina, Longa, Gebotys, Lopez, "Faster explicit
 * formulas for computing pairings over ordinary curves", 2011, section 3). No operation allocates.
 */
public final class ComplexExtension {
  /** The columns of one part of a product that is not reduced. */
  public static final int COLUMNS = 10;

  /** The words of a product that is not reduced. */
  public static final int WIDE = 2 * COLUMNS;

  private static final int IM = Modulus.LIMBS;
  private static final long MASK = MontgomeryReduction.MASK;

  private final MontgomeryReduction reduction;

  /** The extension of a prime field. */
  public ComplexExtension(Modulus modulus) {
    reduction = modulus.reduction();
  }

  /** w = a * b, not yet reduced: ten columns of the real part and ten of the imaginary part. */
  public void multiplyWide(long[] w, int wo, long[] a, int ao, long[] b, int bo) {
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
    long d0 = a[ao + 4] & MASK;
    long d1 = (a[ao + 4] >>> 52 | a[ao + 5] << 12) & MASK;
    long d2 = (a[ao + 5] >>> 40 | a[ao + 6] << 24) & MASK;
    long d3 = (a[ao + 6] >>> 28 | a[ao + 7] << 36) & MASK;
    long d4 = a[ao + 7] >>> 16;
    long e0 = b[bo + 4] & MASK;
    long e1 = (b[bo + 4] >>> 52 | b[bo + 5] << 12) & MASK;
    long e2 = (b[bo + 5] >>> 40 | b[bo + 6] << 24) & MASK;
    long e3 = (b[bo + 6] >>> 28 | b[bo + 7] << 36) & MASK;
    long e4 = b[bo + 7] >>> 16;
    long f0 = a0 + d0;
    long f1 = a1 + d1;
    long f2 = a2 + d2;
    long f3 = a3 + d3;
    long f4 = a4 + d4;
    long g0 = b0 + e0;
    long g1 = b1 + e1;
    long g2 = b2 + e2;
    long g3 = b3 + e3;
    long g4 = b4 + e4;
    long x0 = (a0 * b0 & MASK);
    long x1 = (a0 * b1 & MASK) + (a1 * b0 & MASK) + high(a0, b0);
    long x2 = (a0 * b2 & MASK) + (a1 * b1 & MASK) + (a2 * b0 & MASK) + high(a0, b1) + high(a1, b0);
    long x3 = (a0 * b3 & MASK) + (a1 * b2 & MASK) + (a2 * b1 & MASK) + (a3 * b0 & MASK) + high(a0, b2)
        + high(a1, b1) + high(a2, b0);
    long x4 = (a0 * b4 & MASK) + (a1 * b3 & MASK) + (a2 * b2 & MASK) + (a3 * b1 & MASK) + (a4 * b0 & MASK)
        + high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0);
    long x5 = (a1 * b4 & MASK) + (a2 * b3 & MASK) + (a3 * b2 & MASK) + (a4 * b1 & MASK) + high(a0, b4)
        + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
    long x6 = (a2 * b4 & MASK) + (a3 * b3 & MASK) + (a4 * b2 & MASK) + high(a1, b4) + high(a2, b3) + high(a3, b2)
        + high(a4, b1);
    long x7 = (a3 * b4 & MASK) + (a4 * b3 & MASK) + high(a2, b4) + high(a3, b3) + high(a4, b2);
    long x8 = (a4 * b4 & MASK) + high(a3, b4) + high(a4, b3);
    long x9 = high(a4, b4);
    long y0 = (d0 * e0 & MASK);
    long y1 = (d0 * e1 & MASK) + (d1 * e0 & MASK) + high(d0, e0);
    long y2 = (d0 * e2 & MASK) + (d1 * e1 & MASK) + (d2 * e0 & MASK) + high(d0, e1) + high(d1, e0);
    long y3 = (d0 * e3 & MASK) + (d1 * e2 & MASK) + (d2 * e1 & MASK) + (d3 * e0 & MASK) + high(d0, e2)
        + high(d1, e1) + high(d2, e0);
    long y4 = (d0 * e4 & MASK) + (d1 * e3 & MASK) + (d2 * e2 & MASK) + (d3 * e1 & MASK) + (d4 * e0 & MASK)
        + high(d0, e3) + high(d1, e2) + high(d2, e1) + high(d3, e0);
    long y5 = (d1 * e4 & MASK) + (d2 * e3 & MASK) + (d3 * e2 & MASK) + (d4 * e1 & MASK) + high(d0, e4)
        + high(d1, e3) + high(d2, e2) + high(d3, e1) + high(d4, e0);
    long y6 = (d2 * e4 & MASK) + (d3 * e3 & MASK) + (d4 * e2 & MASK) + high(d1, e4) + high(d2, e3) + high(d3, e2)
        + high(d4, e1);
    long y7 = (d3 * e4 & MASK) + (d4 * e3 & MASK) + high(d2, e4) + high(d3, e3) + high(d4, e2);
    long y8 = (d4 * e4 & MASK) + high(d3, e4) + high(d4, e3);
    long y9 = high(d4, e4);
    long z0 = (f0 * g0 & MASK);
    long z1 = (f0 * g1 & MASK) + (f1 * g0 & MASK) + high(f0, g0);
    long z2 = (f0 * g2 & MASK) + (f1 * g1 & MASK) + (f2 * g0 & MASK) + high(f0, g1) + high(f1, g0);
    long z3 = (f0 * g3 & MASK) + (f1 * g2 & MASK) + (f2 * g1 & MASK) + (f3 * g0 & MASK) + high(f0, g2)
        + high(f1, g1) + high(f2, g0);
    long z4 = (f0 * g4 & MASK) + (f1 * g3 & MASK) + (f2 * g2 & MASK) + (f3 * g1 & MASK) + (f4 * g0 & MASK)
        + high(f0, g3) + high(f1, g2) + high(f2, g1) + high(f3, g0);
    long z5 = (f1 * g4 & MASK) + (f2 * g3 & MASK) + (f3 * g2 & MASK) + (f4 * g1 & MASK) + high(f0, g4)
        + high(f1, g3) + high(f2, g2) + high(f3, g1) + high(f4, g0);
    long z6 = (f2 * g4 & MASK) + (f3 * g3 & MASK) + (f4 * g2 & MASK) + high(f1, g4) + high(f2, g3) + high(f3, g2)
        + high(f4, g1);
    long z7 = (f3 * g4 & MASK) + (f4 * g3 & MASK) + high(f2, g4) + high(f3, g3) + high(f4, g2);
    long z8 = (f4 * g4 & MASK) + high(f3, g4) + high(f4, g3);
    long z9 = high(f4, g4);
    w[wo] = x0 - y0;
    w[wo + 1] = x1 - y1;
    w[wo + 2] = x2 - y2;
    w[wo + 3] = x3 - y3;
    w[wo + 4] = x4 - y4;
    w[wo + 5] = x5 - y5;
    w[wo + 6] = x6 - y6;
    w[wo + 7] = x7 - y7;
    w[wo + 8] = x8 - y8;
    w[wo + 9] = x9 - y9;
    w[wo + 10] = z0 - x0 - y0;
    w[wo + 11] = z1 - x1 - y1;
    w[wo + 12] = z2 - x2 - y2;
    w[wo + 13] = z3 - x3 - y3;
    w[wo + 14] = z4 - x4 - y4;
    w[wo + 15] = z5 - x5 - y5;
    w[wo + 16] = z6 - x6 - y6;
    w[wo + 17] = z7 - x7 - y7;
    w[wo + 18] = z8 - x8 - y8;
    w[wo + 19] = z9 - x9 - y9;
  }

  /** w = a * a, not yet reduced. */
  public void squareWide(long[] w, int wo, long[] a, int ao) {
    long a0 = a[ao] & MASK;
    long a1 = (a[ao] >>> 52 | a[ao + 1] << 12) & MASK;
    long a2 = (a[ao + 1] >>> 40 | a[ao + 2] << 24) & MASK;
    long a3 = (a[ao + 2] >>> 28 | a[ao + 3] << 36) & MASK;
    long a4 = a[ao + 3] >>> 16;
    long d0 = a[ao + 4] & MASK;
    long d1 = (a[ao + 4] >>> 52 | a[ao + 5] << 12) & MASK;
    long d2 = (a[ao + 5] >>> 40 | a[ao + 6] << 24) & MASK;
    long d3 = (a[ao + 6] >>> 28 | a[ao + 7] << 36) & MASK;
    long d4 = a[ao + 7] >>> 16;
    long f0 = a0 + d0;
    long f1 = a1 + d1;
    long f2 = a2 + d2;
    long f3 = a3 + d3;
    long f4 = a4 + d4;
    long g0 = a0 - d0;
    long g1 = a1 - d1;
    long g2 = a2 - d2;
    long g3 = a3 - d3;
    long g4 = a4 - d4;
    long h0 = a0 + a0;
    long h1 = a1 + a1;
    long h2 = a2 + a2;
    long h3 = a3 + a3;
    long h4 = a4 + a4;
    long x0 = (f0 * g0 & MASK);
    long x1 = (f0 * g1 & MASK) + (f1 * g0 & MASK) + high(f0, g0);
    long x2 = (f0 * g2 & MASK) + (f1 * g1 & MASK) + (f2 * g0 & MASK) + high(f0, g1) + high(f1, g0);
    long x3 = (f0 * g3 & MASK) + (f1 * g2 & MASK) + (f2 * g1 & MASK) + (f3 * g0 & MASK) + high(f0, g2)
        + high(f1, g1) + high(f2, g0);
    long x4 = (f0 * g4 & MASK) + (f1 * g3 & MASK) + (f2 * g2 & MASK) + (f3 * g1 & MASK) + (f4 * g0 & MASK)
        + high(f0, g3) + high(f1, g2) + high(f2, g1) + high(f3, g0);
    long x5 = (f1 * g4 & MASK) + (f2 * g3 & MASK) + (f3 * g2 & MASK) + (f4 * g1 & MASK) + high(f0, g4)
        + high(f1, g3) + high(f2, g2) + high(f3, g1) + high(f4, g0);
    long x6 = (f2 * g4 & MASK) + (f3 * g3 & MASK) + (f4 * g2 & MASK) + high(f1, g4) + high(f2, g3) + high(f3, g2)
        + high(f4, g1);
    long x7 = (f3 * g4 & MASK) + (f4 * g3 & MASK) + high(f2, g4) + high(f3, g3) + high(f4, g2);
    long x8 = (f4 * g4 & MASK) + high(f3, g4) + high(f4, g3);
    long x9 = high(f4, g4);
    long y0 = (h0 * d0 & MASK);
    long y1 = (h0 * d1 & MASK) + (h1 * d0 & MASK) + high(h0, d0);
    long y2 = (h0 * d2 & MASK) + (h1 * d1 & MASK) + (h2 * d0 & MASK) + high(h0, d1) + high(h1, d0);
    long y3 = (h0 * d3 & MASK) + (h1 * d2 & MASK) + (h2 * d1 & MASK) + (h3 * d0 & MASK) + high(h0, d2)
        + high(h1, d1) + high(h2, d0);
    long y4 = (h0 * d4 & MASK) + (h1 * d3 & MASK) + (h2 * d2 & MASK) + (h3 * d1 & MASK) + (h4 * d0 & MASK)
        + high(h0, d3) + high(h1, d2) + high(h2, d1) + high(h3, d0);
    long y5 = (h1 * d4 & MASK) + (h2 * d3 & MASK) + (h3 * d2 & MASK) + (h4 * d1 & MASK) + high(h0, d4)
        + high(h1, d3) + high(h2, d2) + high(h3, d1) + high(h4, d0);
    long y6 = (h2 * d4 & MASK) + (h3 * d3 & MASK) + (h4 * d2 & MASK) + high(h1, d4) + high(h2, d3) + high(h3, d2)
        + high(h4, d1);
    long y7 = (h3 * d4 & MASK) + (h4 * d3 & MASK) + high(h2, d4) + high(h3, d3) + high(h4, d2);
    long y8 = (h4 * d4 & MASK) + high(h3, d4) + high(h4, d3);
    long y9 = high(h4, d4);
    w[wo] = x0;
    w[wo + 1] = x1;
    w[wo + 2] = x2;
    w[wo + 3] = x3;
    w[wo + 4] = x4;
    w[wo + 5] = x5;
    w[wo + 6] = x6;
    w[wo + 7] = x7;
    w[wo + 8] = x8;
    w[wo + 9] = x9;
    w[wo + 10] = y0;
    w[wo + 11] = y1;
    w[wo + 12] = y2;
    w[wo + 13] = y3;
    w[wo + 14] = y4;
    w[wo + 15] = y5;
    w[wo + 16] = y6;
    w[wo + 17] = y7;
    w[wo + 18] = y8;
    w[wo + 19] = y9;
  }

  /** c = w / 2^256 for columns whose numbers are from -32 p^2 to 64 p^2. */
  public void reduceWide(long[] c, int co, long[] w, int wo) {
    reduction.reduceWide(c, co, w, wo);
    reduction.reduceWide(c, co + IM, w, wo + COLUMNS);
  }

  /** floor(x * y / 2^52) for numbers of at most 57 bits, signed. */
  private static long high(long x, long y) {
    return Math.multiplyHigh(x << 6, y << 6);
  }
}
