package dev.forge.zk.curve;

import dev.forge.zk.field.PackedField;

/**
 * Fp6 = Fp2[v] / (v^3 - xi) on packed elements: the coefficients of 1, v, v^2 at 0, 8, 16. An instance owns its scratch
 * space, so it serves one thread at a time.
 */
final class Fp6Arithmetic implements PackedField {
  static final int LIMBS = 3 * Fp2Arithmetic.LIMBS;

  private static final int C1 = Fp2Arithmetic.LIMBS;
  private static final int C2 = 2 * Fp2Arithmetic.LIMBS;

  private final Fp2Arithmetic f;
  private final long[] t = new long[8 * Fp2Arithmetic.LIMBS];

  Fp6Arithmetic(Fp2Arithmetic field) {
    f = field;
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
    f.add(c, co + C2, a, ao + C2, b, bo + C2);
  }

  @Override
  public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    f.subtract(c, co, a, ao, b, bo);
    f.subtract(c, co + C1, a, ao + C1, b, bo + C1);
    f.subtract(c, co + C2, a, ao + C2, b, bo + C2);
  }

  @Override
  public void negate(long[] c, int co, long[] a, int ao) {
    f.negate(c, co, a, ao);
    f.negate(c, co + C1, a, ao + C1);
    f.negate(c, co + C2, a, ao + C2);
  }

  /** Karatsuba's product of three coefficients: six products in Fp2. */
  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    final int t0 = 0;
    final int t1 = 8;
    final int t2 = 16;
    final int x = 24;
    final int y = 32;
    final int r0 = 40;
    final int r1 = 48;
    f.multiply(t, t0, a, ao, b, bo);
    f.multiply(t, t1, a, ao + C1, b, bo + C1);
    f.multiply(t, t2, a, ao + C2, b, bo + C2);
    // r0 = t0 + xi ((a1 + a2)(b1 + b2) - t1 - t2)
    f.add(t, x, a, ao + C1, a, ao + C2);
    f.add(t, y, b, bo + C1, b, bo + C2);
    f.multiply(t, r0, t, x, t, y);
    f.subtract(t, r0, t, r0, t, t1);
    f.subtract(t, r0, t, r0, t, t2);
    f.multiplyByNonResidue(t, r0, t, r0);
    f.add(t, r0, t, r0, t, t0);
    // r1 = (a0 + a1)(b0 + b1) - t0 - t1 + xi t2
    f.add(t, x, a, ao, a, ao + C1);
    f.add(t, y, b, bo, b, bo + C1);
    f.multiply(t, r1, t, x, t, y);
    f.subtract(t, r1, t, r1, t, t0);
    f.subtract(t, r1, t, r1, t, t1);
    // r2 = (a0 + a2)(b0 + b2) - t0 - t2 + t1
    f.add(t, x, a, ao, a, ao + C2);
    f.add(t, y, b, bo, b, bo + C2);
    f.multiply(t, x, t, x, t, y);
    f.subtract(t, x, t, x, t, t0);
    f.subtract(t, x, t, x, t, t2);
    f.add(c, co + C2, t, x, t, t1);
    f.multiplyByNonResidue(t, t2, t, t2);
    f.add(c, co + C1, t, r1, t, t2);
    System.arraycopy(t, r0, c, co, C1);
  }

  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    multiply(c, co, a, ao, a, ao);
  }

  /** c = a * v. */
  void multiplyByV(long[] c, int co, long[] a, int ao) {
    f.multiplyByNonResidue(t, 0, a, ao + C2);
    System.arraycopy(a, ao + C1, t, C1, C1);
    System.arraycopy(a, ao, t, C2 + C1, C1);
    System.arraycopy(t, 0, c, co, C1);
    System.arraycopy(t, C1, c, co + C2, C1);
    System.arraycopy(t, C2 + C1, c, co + C1, C1);
  }

  /** c = a * (x + y v) for two elements of Fp2 at s, one after the other, outside c: five products in Fp2. */
  void multiplySparse(long[] c, int co, long[] a, int ao, long[] s, int so) {
    final int t0 = 0;
    final int t1 = 8;
    final int x = 16;
    final int y = 24;
    f.multiply(t, t0, a, ao, s, so);
    f.multiply(t, t1, a, ao + C1, s, so + C1);
    f.add(t, x, a, ao, a, ao + C1);
    f.add(t, y, s, so, s, so + C1);
    f.multiply(t, x, t, x, t, y);
    f.subtract(t, x, t, x, t, t0);
    f.subtract(t, x, t, x, t, t1);
    f.multiply(t, y, a, ao + C2, s, so + C1);
    f.multiplyByNonResidue(t, y, t, y);
    f.add(t, t0, t, t0, t, y);
    f.multiply(t, y, a, ao + C2, s, so);
    f.add(c, co + C2, t, t1, t, y);
    System.arraycopy(t, x, c, co + C1, C1);
    System.arraycopy(t, t0, c, co, C1);
  }

  /** c = a * s for an element s of Fp2, which may not lie in c. */
  void scale(long[] c, int co, long[] a, int ao, long[] s, int so) {
    f.multiply(c, co, a, ao, s, so);
    f.multiply(c, co + C1, a, ao + C1, s, so);
    f.multiply(c, co + C2, a, ao + C2, s, so);
  }

  /** By the adjoint: with A, B, C its coefficients, 1 / a = (A + B v + C v^2) / (a0 A + xi (a2 B + a1 C)). */
  @Override
  public void invert(long[] c, int co, long[] a, int ao) {
    final int x = 0;
    final int y = 8;
    final int z = 16;
    final int s = 24;
    final int norm = 32;
    f.square(t, x, a, ao);
    f.multiply(t, s, a, ao + C1, a, ao + C2);
    f.multiplyByNonResidue(t, s, t, s);
    f.subtract(t, x, t, x, t, s);
    f.square(t, y, a, ao + C2);
    f.multiplyByNonResidue(t, y, t, y);
    f.multiply(t, s, a, ao, a, ao + C1);
    f.subtract(t, y, t, y, t, s);
    f.square(t, z, a, ao + C1);
    f.multiply(t, s, a, ao, a, ao + C2);
    f.subtract(t, z, t, z, t, s);
    f.multiply(t, norm, a, ao + C2, t, y);
    f.multiply(t, s, a, ao + C1, t, z);
    f.add(t, norm, t, norm, t, s);
    f.multiplyByNonResidue(t, norm, t, norm);
    f.multiply(t, s, a, ao, t, x);
    f.add(t, norm, t, norm, t, s);
    f.invert(t, norm, t, norm);
    scale(c, co, t, x, t, norm);
  }

  @Override
  public boolean isZero(long[] a, int ao) {
    return f.isZero(a, ao) && f.isZero(a, ao + C1) && f.isZero(a, ao + C2);
  }
}
