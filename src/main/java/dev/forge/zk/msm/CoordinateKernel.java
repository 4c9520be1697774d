package dev.forge.zk.msm;

import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;

/**
 * Passes over arrays of coordinates of points, in Fp for G1 or in Fp2 for G2. A coordinate block is one block of the
 * field kernel for each part (one part, or the real and the imaginary one), adjacent. Passes go over adjacent blocks,
 * upwards for a direction of 1, downwards from the offset for -1. Not for several threads at once.
 */
abstract class CoordinateKernel {
  /** Blocks that a pass may take at most. */
  static final int TILE = 16;

  final FieldKernel field;

  /** Base field elements of a coordinate. */
  final int parts;

  /** Numbers of a coordinate block. */
  final int block;

  /** Words of a packed point. */
  final int words;

  CoordinateKernel(FieldKernel field, int parts) {
    this.field = field;
    this.parts = parts;
    block = parts * FieldKernel.BLOCK;
    words = 2 * parts * PackedCoordinate.WORDS;
  }

  static CoordinateKernel g1(Kernels kernels) {
    return new FpCoordinates(kernels.fp());
  }

  static CoordinateKernel g2(Kernels kernels) {
    return new Fp2Coordinates(kernels.fp());
  }

  /** The field of coordinates, element by element; limbs are in Montgomery form. */
  abstract PackedField elements();

  /** c = a b. */
  abstract void multiply(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks, int direction);

  /** c = a^2. */
  abstract void square(double[] c, int cOffset, double[] a, int aOffset, int blocks);

  /** c = a - b, reduced. */
  final void subtract(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks) {
    field.subtract(c, cOffset, a, aOffset, b, bOffset, parts * blocks, FieldKernel.BLOCK);
  }

  /** c = a - b of reduced operands; whether some difference may be 0. */
  abstract boolean difference(
      double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset, int blocks);

  /** c = sign * a - b of reduced operands. */
  abstract void signedDifference(double[] c, int cOffset, double[] a, int aOffset, double[] b, int bOffset,
      double[] signs, int signsOffset, int blocks);

  /** c = a - b - 2 d, reduced, and e = d - c. */
  final void chord(double[] c, int cOffset, double[] e, int eOffset, double[] a, int aOffset, double[] b, int bOffset,
      double[] d, int dOffset, int blocks) {
    field.chord(c, cOffset, e, eOffset, a, aOffset, b, bOffset, d, dOffset, parts * blocks, FieldKernel.BLOCK);
  }

  /** Unpacks the points whose first words are at words[index[first...]]. */
  abstract void gather(
      double[] x, int xOffset, double[] y, int yOffset, long[] points, int[] index, int first, int blocks);

  /** Packs reduced coordinates. */
  abstract void scatter(
      double[] x, int xOffset, double[] y, int yOffset, long[] points, int[] index, int first, int blocks);

  /** The Montgomery limbs of lane {@code lane} of the block at {@code at}. */
  final void read(double[] a, int at, int lane, long[] limbs, int to) {
    for (int part = 0; part < parts; part++) {
      int o = to + part * PackedCoordinate.WORDS;
      field.readLane(a, at + part * FieldKernel.BLOCK + lane, limbs, o);
      field.modulus().add(limbs, o, limbs, o, limbs, o);
    }
  }

  /** Sets lane {@code lane} of the block at {@code at} to the element of the Montgomery limbs, which are changed. */
  final void write(double[] a, int at, int lane, long[] limbs, int from) {
    for (int part = 0; part < parts; part++) {
      int o = from + part * PackedCoordinate.WORDS;
      PackedCoordinate.halve(limbs, o);
      field.writeLane(a, at + part * FieldKernel.BLOCK + lane, limbs, o);
    }
  }
}
