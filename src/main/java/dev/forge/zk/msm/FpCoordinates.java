package dev.forge.zk.msm;

import dev.forge.zk.field.Fp;
import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;

/** Coordinates of G1, in Fp: the field's passes themselves. */
final class FpCoordinates extends CoordinateKernel {
  FpCoordinates(FieldKernel field) {
    super(field, 1);
  }

  @Override
  PackedField elements() {
    return Fp.MODULUS;
  }

  @Override
  void multiply(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int direction) {
    field.multiply(c, cOffset, a, aOffset, b, bOffset, blocks, direction * FieldKernel.BLOCK);
  }

  @Override
  void square(double[] c, int cOffset, double[] a, int aOffset, int blocks) {
    field.square(c, cOffset, a, aOffset, blocks, FieldKernel.BLOCK);
  }

  @Override
  boolean difference(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks) {
    return field.difference(c, cOffset, a, aOffset, b, bOffset, blocks, FieldKernel.BLOCK);
  }

  @Override
  void signedDifference(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, double[] signs,
      int signsOffset, int blocks) {
    field.signedDifference(c, cOffset, a, aOffset, b, bOffset, signs, signsOffset, blocks, FieldKernel.BLOCK);
  }

  @Override
  void gather(double[] x, int xOffset, double[] y, int yOffset, long[] points, int[] index, int first, int blocks) {
    field.gather(x, xOffset, y, yOffset, points, 0, index, first, blocks, FieldKernel.BLOCK);
  }

  @Override
  void scatter(double[] x, int xOffset, double[] y, int yOffset, long[] points, int[] index, int first, int blocks) {
    field.scatter(x, xOffset, y, yOffset, points, 0, index, first, blocks, FieldKernel.BLOCK);
  }
}
