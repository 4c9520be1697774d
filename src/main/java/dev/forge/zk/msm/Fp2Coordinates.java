package dev.forge.zk.msm;

import dev.forge.zk.curve.Fp2;
import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;

/** Coordinates of G2, in Fp2 = Fp[u] / (u^2 + 1). A block is the block of real parts, then that of imaginary parts. */
final class Fp2Coordinates extends CoordinateKernel {
  private static final int PART = FieldKernel.BLOCK;
  private static final int STEP = 2 * PART;

  /** Scratch blocks, two to a step. */
  private final double[] sums = new double[TILE * STEP];
  private final double[] products = new double[TILE * STEP];

  Fp2Coordinates(FieldKernel field) {
    super(field, 2);
  }

  @Override
  PackedField elements() {
    return new Fp2Elements();
  }

  /** Karatsuba: (a0 b0 - a1 b1) + ((a0 + a1)(b0 + b1) - a0 b0 - a1 b1) u. */
  @Override
  void multiply(double[] m, int c, int a, int b, int blocks, int direction) {
    int step = direction * STEP;
    int o = direction > 0 ? 0 : (blocks - 1) * STEP;
    field.add(sums, o, m, a, m, a + PART, blocks, step);
    field.add(sums, o + PART, m, b, m, b + PART, blocks, step);
    field.multiply(products, o, m, a, m, b, blocks, step);
    field.multiply(products, o + PART, m, a + PART, m, b + PART, blocks, step);
    field.multiply(sums, o, sums, o, sums, o + PART, blocks, step);
    field.subtract(m, c, products, o, products, o + PART, blocks, step);
    field.subtractBoth(m, c + PART, sums, o, products, o, products, o + PART, blocks, step);
  }

  /** (a0 + a1)(a0 - a1) + 2 a0 a1 u. */
  @Override
  void square(double[] m, int c, int a, int blocks) {
    field.butterfly(sums, 0, sums, PART, m, a, m, a + PART, blocks, STEP);
    field.multiply(products, 0, m, a, m, a + PART, blocks, STEP);
    field.multiply(m, c, sums, 0, sums, PART, blocks, STEP);
    field.scale(m, c + PART, products, 0, 2, blocks, STEP);
  }

  @Override
  boolean difference(double[] m, int c, int a, int b, int blocks) {
    boolean suspicious = field.difference(m, c, m, a, m, b, blocks, STEP);
    field.difference(m, c + PART, m, a + PART, m, b + PART, blocks, STEP);
    return suspicious;
  }

  @Override
  void signedDifference(double[] m, int c, int a, int b, double[] signs, int signsOffset, int blocks) {
    field.signedDifference(m, c, m, a, m, b, signs, signsOffset, blocks, STEP);
    field.signedDifference(m, c + PART, m, a + PART, m, b + PART, signs, signsOffset, blocks, STEP);
  }

  @Override
  void gather(double[] m, int x, int y, long[] points, int[] index, int first, int blocks) {
    field.gather(m, x, m, x + PART, points, 0, index, first, blocks, STEP);
    field.gather(m, y, m, y + PART, points, 8, index, first, blocks, STEP);
  }

  @Override
  void scatter(double[] m, int x, int y, long[] points, int[] index, int first, int blocks) {
    field.scatter(m, x, m, x + PART, points, 0, index, first, blocks, STEP);
    field.scatter(m, y, m, y + PART, points, 8, index, first, blocks, STEP);
  }

  /** The field element by element, for the few that are not treated in passes. */
  private static final class Fp2Elements implements PackedField {
    @Override
    public int limbs() {
      return Fp2.LIMBS;
    }

    @Override
    public void one(long[] c, int co) {
      Fp2.ONE.pack(c, co);
    }

    @Override
    public void add(long[] c, int co, long[] a, int ao, long[] b, int bo) {
      Fp2.unpack(a, ao).add(Fp2.unpack(b, bo)).pack(c, co);
    }

    @Override
    public void subtract(long[] c, int co, long[] a, int ao, long[] b, int bo) {
      Fp2.unpack(a, ao).subtract(Fp2.unpack(b, bo)).pack(c, co);
    }

    @Override
    public void negate(long[] c, int co, long[] a, int ao) {
      Fp2.unpack(a, ao).negate().pack(c, co);
    }

    @Override
    public void multiply(long[] c, int co, long[] a, int ao, long[] b, int bo) {
      Fp2.unpack(a, ao).multiply(Fp2.unpack(b, bo)).pack(c, co);
    }

    @Override
    public void square(long[] c, int co, long[] a, int ao) {
      Fp2.unpack(a, ao).square().pack(c, co);
    }

    @Override
    public void invert(long[] c, int co, long[] a, int ao) {
      Fp2.unpack(a, ao).invert().pack(c, co);
    }

    @Override
    public boolean isZero(long[] a, int ao) {
      return Fp2.unpack(a, ao).isZero();
    }
  }
}
