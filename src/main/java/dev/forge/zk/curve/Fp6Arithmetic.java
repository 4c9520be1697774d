package dev.forge.zk.curve;

import dev.forge.zk.field.ComplexExtension;
import dev.forge.zk.field.PackedField;

/**
 * Fp6 = Fp2[v] / (v^3 - xi) on packed elements: the coefficients of 1, v, v^2 at 0, 8, 16. An instance owns its scratch
 * space, so it serves one thread at a time.
 */
final class Fp6Arithmetic implements PackedField {
  static final int LIMBS = 3 * Fp2Arithmetic.LIMBS;

  private static final int C1 = Fp2Arithmetic.LIMBS;
  private static final int C2 = 2 * Fp2Arithmetic.LIMBS;

  private static final int N = ComplexExtension.COLUMNS;
  private static final int W0 = 0;
  private static final int W1 = ComplexExtension.WIDE;
  private static final int W2 = 2 * ComplexExtension.WIDE;
  private static final int CROSS = 3 * ComplexExtension.WIDE;
  private static final int SUM = 4 * ComplexExtension.WIDE;

  private final Fp2Arithmetic f;
  private final long[] w = new long[5 * ComplexExtension.WIDE];
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

  /** Karatsuba's product of three coefficients: six products in Fp2, three reductions. */
  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    f.multiplyWide(w, W0, a, ao, b, bo);
    f.multiplyWide(w, W1, a, ao + C1, b, bo + C1);
    f.multiplyWide(w, W2, a, ao + C2, b, bo + C2);
    multiplySums(a, ao + C1, ao + C2, b, bo + C1, bo + C2);
    for (int k = 0; k < N; k++) { // w0 + xi (cross - w1 - w2)
      long re = w[CROSS + k] - w[W1 + k] - w[W2 + k];
      long im = w[CROSS + N + k] - w[W1 + N + k] - w[W2 + N + k];
      w[SUM + k] = w[W0 + k] + 9 * re - im;
      w[SUM + N + k] = w[W0 + N + k] + 9 * im + re;
    }
    multiplySums(a, ao, ao + C1, b, bo, bo + C1);
    f.reduceWide(t, 0, w, SUM);
    for (int k = 0; k < N; k++) { // cross - w0 - w1 + xi w2
      long re = w[CROSS + k] - w[W0 + k] - w[W1 + k];
      long im = w[CROSS + N + k] - w[W0 + N + k] - w[W1 + N + k];
      w[SUM + k] = re + 9 * w[W2 + k] - w[W2 + N + k];
      w[SUM + N + k] = im + 9 * w[W2 + N + k] + w[W2 + k];
    }
    multiplySums(a, ao, ao + C2, b, bo, bo + C2);
    f.reduceWide(c, co + C1, w, SUM);
    for (int k = 0; k < 2 * N; k++) { // cross - w0 - w2 + w1
      w[SUM + k] = w[CROSS + k] - w[W0 + k] - w[W2 + k] + w[W1 + k];
    }
    f.reduceWide(c, co + C2, w, SUM);
    System.arraycopy(t, 0, c, co, C1);
  }

  /** w[CROSS] = (a[x] + a[y]) (b[u] + b[v]). */
  private void multiplySums(long[] a, int x, int y, long[] b, int u, int v) {
    f.add(t, C1, a, x, a, y);
    f.add(t, C2, b, u, b, v);
    f.multiplyWide(w, CROSS, t, C1, t, C2);
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
    f.multiplyWide(w, W0, a, ao, s, so);
    f.multiplyWide(w, W1, a, ao + C1, s, so + C1);
    multiplySums(a, ao, ao + C1, s, so, so + C1);
    for (int k = 0; k < 2 * N; k++) { // cross - w0 - w1
      w[SUM + k] = w[CROSS + k] - w[W0 + k] - w[W1 + k];
    }
    f.multiplyWide(w, W2, a, ao + C2, s, so);
    f.multiplyWide(w, CROSS, a, ao + C2, s, so + C1);
    f.reduceWide(c, co + C1, w, SUM);
    for (int k = 0; k < 2 * N; k++) { // w1 + w2
      w[SUM + k] = w[W1 + k] + w[W2 + k];
    }
    f.reduceWide(c, co + C2, w, SUM);
    for (int k = 0; k < N; k++) { // w0 + xi cross
      w[SUM + k] = w[W0 + k] + 9 * w[CROSS + k] - w[CROSS + N + k];
      w[SUM + N + k] = w[W0 + N + k] + 9 * w[CROSS + N + k] + w[CROSS + k];
    }
    f.reduceWide(c, co, w, SUM);
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
