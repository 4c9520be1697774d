package dev.forge.zk.msm;

import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;

/**
 * Passes over arrays of coordinates of points, in Fp for G1 or in Fp2 for G2. A coordinate block is one block of the
 * field kernel for each part (one part, or the real and the imaginary one), adjacent. Passes go over adjacent blocks,
 * upwards for a direction of 1, downwards from the offset for -1; operands are offsets in the same array m. Not for
 * several threads at once.
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
  abstract void multiply(double[] m, int c, int a, int b, int blocks, int direction);

  /** c = a^2. */
  abstract void square(double[] m, int c, int a, int blocks);

  /** c = a - b, reduced. */
  final void subtract(double[] m, int c, int a, int b, int blocks) {
    field.subtract(m, c, m, a, m, b, parts * blocks, FieldKernel.BLOCK);
  }

  /** c = a - b of reduced operands; whether some difference may be 0. */
  abstract boolean difference(double[] m, int c, int a, int b, int blocks);

  /** c = sign * a - b of reduced operands; signs are 1 or -1, one a lane. */
  abstract void signedDifference(double[] m, int c, int a, int b, double[] signs, int signsOffset, int blocks);

  /** c = a - b - 2 d, reduced, and e = d - c. */
  final void chord(double[] m, int c, int e, int a, int b, int d, int blocks) {
    field.chord(m, c, m, e, m, a, m, b, m, d, parts * blocks, FieldKernel.BLOCK);
  }

  /** Unpacks the points whose first words are at points[index[first...]]. */
  abstract void gather(double[] m, int x, int y, long[] points, int[] index, int first, int blocks);

  /** Packs reduced coordinates. */
  abstract void scatter(double[] m, int x, int y, long[] points, int[] index, int first, int blocks);

  /** The Montgomery limbs of lane {@code lane} of the block at {@code at}. */
  final void read(double[] a, int at, int lane, long[] limbs, int to) {
    for (int part = 0; part < parts; part++) {
      field.readElement(a, at + part * FieldKernel.BLOCK + lane, limbs, to + part * PackedCoordinate.WORDS);
    }
  }

  /** Sets lane {@code lane} of the block at {@code at} to the element of the Montgomery limbs. */
  final void write(double[] a, int at, int lane, long[] limbs, int from) {
    for (int part = 0; part < parts; part++) {
      field.writeElement(a, at + part * FieldKernel.BLOCK + lane, limbs, from + part * PackedCoordinate.WORDS);
    }
  }
}
