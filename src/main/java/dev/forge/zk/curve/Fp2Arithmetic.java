package dev.forge.zk.curve;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.field.PackedField;

/**
 * Fp2 = Fp[u] / (u^2 + 1) on packed elements: the real part at 0, the imaginary part at 4. An instance owns its scratch
 * space, so it serves one thread at a time.
 */
final class Fp2Arithmetic implements PackedField {
  static final int LIMBS = 2 * Modulus.LIMBS;

  private static final int IM = Modulus.LIMBS;
  private static final Modulus P = Fp.MODULUS;

  private final long[] t = new long[4 * Modulus.LIMBS];

  @Override
  public int limbs() {
    return LIMBS;
  }

  @Override
  public void one(long[] c, int co) {
    P.one(c, co);
    java.util.Arrays.fill(c, co + IM, co + LIMBS, 0);
  }

  @Override
  public void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    P.add(c, co, a, ao, b, bo);
    P.add(c, co + IM, a, ao + IM, b, bo + IM);
  }

  @Override
  public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    P.subtract(c, co, a, ao, b, bo);
    P.subtract(c, co + IM, a, ao + IM, b, bo + IM);
  }

  @Override
  public void negate(long[] c, int co, long[] a, int ao) {
    P.negate(c, co, a, ao);
    P.negate(c, co + IM, a, ao + IM);
  }

  /** c = the conjugate of a, which is its Frobenius image. */
  void conjugate(long[] c, int co, long[] a, int ao) {
    System.arraycopy(a, ao, c, co, Modulus.LIMBS);
    P.negate(c, co + IM, a, ao + IM);
  }

  @Override
  public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
    P.add(t, 0, a, ao, a, ao + IM);
    P.add(t, 4, b, bo, b, bo + IM);
    P.multiply(t, 0, t, 0, t, 4);
    P.multiply(t, 4, a, ao, b, bo);
    P.multiply(t, 8, a, ao + IM, b, bo + IM);
    P.subtract(c, co, t, 4, t, 8);
    P.subtract(t, 0, t, 0, t, 4);
    P.subtract(c, co + IM, t, 0, t, 8);
  }

  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    P.add(t, 0, a, ao, a, ao + IM);
    P.subtract(t, 4, a, ao, a, ao + IM);
    P.multiply(t, 8, a, ao, a, ao + IM);
    P.multiply(c, co, t, 0, t, 4);
    P.add(c, co + IM, t, 8, t, 8);
  }

  /** c = a * s for an element s of Fp. */
  void scale(long[] c, int co, long[] a, int ao, long[] s, int so) {
    System.arraycopy(s, so, t, 0, Modulus.LIMBS);
    P.multiply(c, co, a, ao, t, 0);
    P.multiply(c, co + IM, a, ao + IM, t, 0);
  }

  /** c = a * (9 + u), the cubic non-residue of the tower. */
  void multiplyByNonResidue(long[] c, int co, long[] a, int ao) {
    P.add(t, 0, a, ao, a, ao);
    P.add(t, 4, a, ao + IM, a, ao + IM);
    P.add(t, 0, t, 0, t, 0);
    P.add(t, 4, t, 4, t, 4);
    P.add(t, 0, t, 0, t, 0);
    P.add(t, 4, t, 4, t, 4);
    P.add(t, 0, t, 0, a, ao);
    P.add(t, 4, t, 4, a, ao + IM);
    P.subtract(t, 0, t, 0, a, ao + IM);
    P.add(c, co + IM, t, 4, a, ao);
    System.arraycopy(t, 0, c, co, Modulus.LIMBS);
  }

  @Override
  public void invert(long[] c, int co, long[] a, int ao) {
    P.square(t, 0, a, ao);
    P.square(t, 4, a, ao + IM);
    P.add(t, 0, t, 0, t, 4);
    P.invert(t, 0, t, 0);
    P.multiply(c, co, a, ao, t, 0);
    P.multiply(t, 4, a, ao + IM, t, 0);
    P.negate(c, co + IM, t, 4);
  }

  @Override
  public boolean isZero(long[] a, int ao) {
    return P.isZero(a, ao) && P.isZero(a, ao + IM);
  }
}
