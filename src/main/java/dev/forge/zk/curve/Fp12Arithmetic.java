package dev.forge.zk.curve;

import dev.forge.zk.field.ComplexExtension;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.PackedField;
import java.math.BigInteger;

/**
 * Fp12 = Fp6[w] / (w^2 - v) on packed elements: the coefficients of 1 and w at 0 and 24. An instance owns its scratch
 * space, so it serves one thread at a time.
 */
final class Fp12Arithmetic implements PackedField {
  static final int LIMBS = 2 * Fp6Arithmetic.LIMBS;

  private static final int C1 = Fp6Arithmetic.LIMBS;

  /** Where the coefficient of w^i over Fp2 lies. */
  private static final int[] POWER_OF_W = {0, 24, 8, 32, 16, 40};

  /** xi^(i (p^k - 1) / 6) for i from 0 to 5, at k - 1. */
  private static final long[][] FROBENIUS = {frobeniusConstants(1), frobeniusConstants(2), frobeniusConstants(3)};

  private final Fp2Arithmetic base;
  private final Fp6Arithmetic f;
  private final long[] w = new long[3 * ComplexExtension.WIDE];
  private final long[] t = new long[3 * Fp6Arithmetic.LIMBS];

  Fp12Arithmetic() {
    base = new Fp2Arithmetic();
    f = new Fp6Arithmetic(base);
  }

  @Override
  public int limbs() {
    return LIMBS;
  }

  @Override
  public void one(long[] c, int co) {
    f.one(c, co);
    java.util.Arrays.fill(c, co + C1, co + LIMBS, 0);
  }

  @Override
  public void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    f.add(c, co, a, ao, b, bo);
    f.add(c, co + C1, a, ao + C1, b, bo + C1);
  }

  @Override
  public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    f.subtract(c, co, a, ao, b, bo);
    f.subtract(c, co + C1, a, ao + C1, b, bo + C1);
  }

  @Override
  public void negate(long[] c, int co, long[] a, int ao) {
    f.negate(c, co, a, ao);
    f.negate(c, co + C1, a, ao + C1);
  }

  /** c = the conjugate of a, which is a^(p^6), and its inverse where a has norm 1 over Fp6. */
  void conjugate(long[] c, int co, long[] a, int ao) {
    System.arraycopy(a, ao, c, co, C1);
    f.negate(c, co + C1, a, ao + C1);
  }

  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    final int x = 0;
    final int y = C1;
    final int z = 2 * C1;
    f.add(t, x, a, ao, a, ao + C1);
    f.add(t, y, b, bo, b, bo + C1);
    f.multiply(t, x, t, x, t, y);
    f.multiply(t, y, a, ao, b, bo);
    f.multiply(t, z, a, ao + C1, b, bo + C1);
    f.subtract(t, x, t, x, t, y);
    f.subtract(c, co + C1, t, x, t, z);
    f.multiplyByV(t, z, t, z);
    f.add(c, co, t, y, t, z);
  }

  /** Complex squaring: two products in Fp6. */
  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    final int x = 0;
    final int y = C1;
    final int z = 2 * C1;
    f.multiplyByV(t, x, a, ao + C1);
    f.add(t, x, t, x, a, ao);
    f.add(t, y, a, ao, a, ao + C1);
    f.multiply(t, z, a, ao, a, ao + C1);
    f.multiply(t, x, t, x, t, y);
    f.subtract(t, x, t, x, t, z);
    f.multiplyByV(t, y, t, z);
    f.subtract(c, co, t, x, t, y);
    f.add(c, co + C1, t, z, t, z);
  }

  /** c = a * (1 + x w + y w^3) for two elements of Fp2 at s, one after the other, outside c. */
  void multiplyByLine(long[] c, int co, long[] a, int ao, long[] s, int so) {
    final int x = 0;
    final int y = C1;
    f.multiplySparse(t, x, a, ao + C1, s, so);
    f.multiplySparse(t, y, a, ao, s, so);
    f.multiplyByV(t, x, t, x);
    f.add(c, co, a, ao, t, x);
    f.add(c, co + C1, a, ao + C1, t, y);
  }

  /** c = a^(p^k) for k from 1 to 3. */
  void frobenius(long[] c, int co, long[] a, int ao, int k) {
    long[] constants = FROBENIUS[k - 1];
    for (int i = 0; i < POWER_OF_W.length; i++) {
      int at = POWER_OF_W[i];
      if (k % 2 == 1) {
        base.conjugate(c, co + at, a, ao + at);
      } else {
        System.arraycopy(a, ao + at, c, co + at, Fp2Arithmetic.LIMBS);
      }
      base.multiply(c, co + at, c, co + at, constants, i * Fp2Arithmetic.LIMBS);
    }
  }

  /**
   * c = a * a for a in the cyclotomic subgroup, whose elements satisfy a^(p^4 - p^2 + 1) = 1 (Granger, Scott, "Faster
   * squaring in the cyclotomic subgroup of sixth degree extensions", 2010, section 3.2).
   */
  void squareCyclotomic(long[] c, int co, long[] a, int ao) {
    squareFp4(0, a, ao + POWER_OF_W[0], ao + POWER_OF_W[3]);
    squareFp4(16, a, ao + POWER_OF_W[1], ao + POWER_OF_W[4]);
    squareFp4(32, a, ao + POWER_OF_W[2], ao + POWER_OF_W[5]);
    base.multiplyByNonResidue(t, 40, t, 40);
    base.combine(c, co + POWER_OF_W[0], 3, t, 0, -2, a, ao + POWER_OF_W[0]);
    base.combine(c, co + POWER_OF_W[3], 3, t, 8, 2, a, ao + POWER_OF_W[3]);
    base.combine(c, co + POWER_OF_W[2], 3, t, 16, -2, a, ao + POWER_OF_W[2]);
    base.combine(c, co + POWER_OF_W[5], 3, t, 24, 2, a, ao + POWER_OF_W[5]);
    base.combine(c, co + POWER_OF_W[4], 3, t, 32, -2, a, ao + POWER_OF_W[4]);
    base.combine(c, co + POWER_OF_W[1], 3, t, 40, 2, a, ao + POWER_OF_W[1]);
  }

  /** t[to], t[to + 8] = (x + y w^3)^2 for x and y in a: x^2 + xi y^2 and (x + y)^2 - x^2 - y^2. */
  private void squareFp4(int to, long[] a, int x, int y) {
    final int yy = ComplexExtension.WIDE;
    final int sum = 2 * ComplexExtension.WIDE;
    final int n = ComplexExtension.COLUMNS;
    base.squareWide(w, 0, a, x);
    base.squareWide(w, yy, a, y);
    base.add(t, to, a, x, a, y);
    base.squareWide(w, sum, t, to);
    for (int k = 0; k < 2 * n; k++) {
      w[sum + k] -= w[k] + w[yy + k];
    }
    for (int k = 0; k < n; k++) {
      long re = w[yy + k];
      long im = w[yy + n + k];
      w[k] += 9 * re - im;
      w[n + k] += 9 * im + re;
    }
    base.reduceWide(t, to, w, 0);
    base.reduceWide(t, to + Fp2Arithmetic.LIMBS, w, sum);
  }

  @Override
  public void invert(long[] c, int co, long[] a, int ao) {
    final int x = 0;
    final int y = C1;
    f.square(t, x, a, ao);
    f.square(t, y, a, ao + C1);
    f.multiplyByV(t, y, t, y);
    f.subtract(t, x, t, x, t, y);
    f.invert(t, x, t, x);
    f.multiply(t, y, a, ao + C1, t, x);
    f.multiply(c, co, a, ao, t, x);
    f.negate(c, co + C1, t, y);
  }

  @Override
  public boolean isZero(long[] a, int ao) {
    return f.isZero(a, ao) && f.isZero(a, ao + C1);
  }

  private static long[] frobeniusConstants(int k) {
    BigInteger exponent = Fp.MODULUS.value().pow(k).subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
    Fp2 root = BnParameters.XI.power(exponent);
    long[] constants = new long[POWER_OF_W.length * Fp2Arithmetic.LIMBS];
    Fp2 power = Fp2.ONE;
    for (int i = 0; i < POWER_OF_W.length; i++) {
      power.pack(constants, i * Fp2Arithmetic.LIMBS);
      power = power.multiply(root);
    }
    return constants;
  }
}
