package dev.forge.zk.curve;

import dev.forge.zk.field.PackedField;

/**
 * Fp12 = Fp6[w] / (w^2 - v) on packed elements: the coefficients of 1 and w at 0 and 24. An instance owns its scratch
 * space, so it serves one thread at a time.
 */
final class Fp12Arithmetic implements PackedField {
  static final int LIMBS = 2 * Fp6Arithmetic.LIMBS;

  private static final int C1 = Fp6Arithmetic.LIMBS;

  private final Fp2Arithmetic base;
  private final Fp6Arithmetic f;
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
}
