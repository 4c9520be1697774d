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
  void multiply(double[] m, int c, int a, int b, int blocks, int direction) {
    field.multiply(m, c, m, a, m, b, blocks, direction * FieldKernel.BLOCK);
  }

  @Override
  void square(double[] m, int c, int a, int blocks) {
    field.square(m, c, m, a, blocks, FieldKernel.BLOCK);
  }

  @Override
  boolean difference(double[] m, int c, int a, int b, int blocks) {
    return field.difference(m, c, m, a, m, b, blocks, FieldKernel.BLOCK);
  }

  @Override
  void signedDifference(double[] m, int c, int a, int b, double[] signs, int signsOffset, int blocks) {
    field.signedDifference(m, c, m, a, m, b, signs, signsOffset, blocks, FieldKernel.BLOCK);
  }

  @Override
  void gather(double[] m, int x, int y, long[] points, int[] index, int first, int blocks) {
    field.gather(m, x, m, y, points, 0, index, first, blocks, FieldKernel.BLOCK);
  }

  @Override
  void scatter(double[] m, int x, int y, long[] points, int[] index, int first, int blocks) {
    field.scatter(m, x, m, y, points, 0, index, first, blocks, FieldKernel.BLOCK);
  }
}
