package dev.forge.zk.curve;

import dev.forge.zk.field.ComplexExtension;
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
  private static final ComplexExtension PRODUCTS = new ComplexExtension(P);

  private final long[] w = new long[ComplexExtension.WIDE];
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
    PRODUCTS.multiplyWide(w, 0, a, ao, b, bo);
    PRODUCTS.reduceWide(c, co, w, 0);
  }

  @Override
  public void square(long[] c, int co, long[] a, int ao) {
    PRODUCTS.squareWide(w, 0, a, ao);
    PRODUCTS.reduceWide(c, co, w, 0);
  }

  /** w = a * b, not reduced ({@link ComplexExtension#multiplyWide}). */
  void multiplyWide(long[] w, int wo, long[] a, int ao, long[] b, int bo) {
    PRODUCTS.multiplyWide(w, wo, a, ao, b, bo);
  }

  /** w = a * a, not reduced. */
  void squareWide(long[] w, int wo, long[] a, int ao) {
    PRODUCTS.squareWide(w, wo, a, ao);
  }

  /** c = w, reduced. */
  void reduceWide(long[] c, int co, long[] w, int wo) {
    PRODUCTS.reduceWide(c, co, w, wo);
  }

  /** c = a * s for an element s of Fp. */
  void scale(long[] c, int co, long[] a, int ao, long[] s, int so) {
    System.arraycopy(s, so, t, 0, Modulus.LIMBS);
    P.multiply(c, co, a, ao, t, 0);
    P.multiply(c, co + IM, a, ao + IM, t, 0);
  }

  /** c = a * (9 + u), the cubic non-residue of the tower. */
  void multiplyByNonResidue(long[] c, int co, long[] a, int ao) {
    System.arraycopy(a, ao, t, 0, Modulus.LIMBS);
    P.combine(c, co, 9, a, ao, -1, a, ao + IM);
    P.combine(c, co + IM, 9, a, ao + IM, 1, t, 0);
  }

  /** c = s * a + t * b for small numbers s and t, from -16 to 16. */
  void combine(long[] c, int co, int s, long[] a, int ao, int t, long[] b, int bo) {
    P.combine(c, co, s, a, ao, t, b, bo);
    P.combine(c, co + IM, s, a, ao + IM, t, b, bo + IM);
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
