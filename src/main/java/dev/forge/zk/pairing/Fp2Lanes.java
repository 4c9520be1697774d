package dev.forge.zk.pairing;

import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;

/**
 * Fp2 = Fp[u] / (u^2 + 1) in lanes: passes over adjacent blocks. Results but of {@link #multiplyByFp} are reduced in the
 * sense of {@link FieldKernel}, except the real part of a square; all may be operands. For one thread.
 */
final class Fp2Lanes {
  /** Numbers of a block of Fp. */
  static final int PART = FieldKernel.BLOCK;

  /** Numbers of a block of Fp2. */
  static final int BLOCK = 2 * PART;

  final FieldKernel field;
  private final double[] sums;
  private final double[] products;

  /** Arithmetic for passes over at most {@code most} blocks. */
  Fp2Lanes(FieldKernel field, int most) {
    this.field = field;
    sums = new double[most * BLOCK];
    products = new double[most * BLOCK];
  }

  /** Karatsuba: (a0 b0 - a1 b1) + ((a0 + a1)(b0 + b1) - a0 b0 - a1 b1) u. The result may overwrite an operand. */
  void multiply(double[] c, int co, double[] a, int ao, double[] b, int bo, int blocks) {
    field.add(sums, 0, a, ao, a, ao + PART, blocks, BLOCK);
    field.add(sums, PART, b, bo, b, bo + PART, blocks, BLOCK);
    field.multiply(products, 0, a, ao, b, bo, blocks, BLOCK);
    field.multiply(products, PART, a, ao + PART, b, bo + PART, blocks, BLOCK);
    field.multiply(sums, 0, sums, 0, sums, PART, blocks, BLOCK);
    field.subtract(c, co, products, 0, products, PART, blocks, BLOCK);
    field.subtractBoth(c, co + PART, sums, 0, products, 0, products, PART, blocks, BLOCK);
  }

  /** (a0 + a1)(a0 - a1) + 2 a0 a1 u. The result may overwrite the operand. */
  void square(double[] c, int co, double[] a, int ao, int blocks) {
    field.butterfly(sums, 0, sums, PART, a, ao, a, ao + PART, blocks, BLOCK);
    field.multiply(products, 0, a, ao, a, ao + PART, blocks, BLOCK);
    field.multiply(c, co, sums, 0, sums, PART, blocks, BLOCK);
    field.scale(c, co + PART, products, 0, 2, blocks, BLOCK);
  }

  /** c = a b for adjacent blocks b of Fp. */
  void multiplyByFp(double[] c, int co, double[] a, int ao, double[] b, int bo, int blocks) {
    for (int k = 0; k < blocks; k++) {
      field.multiply(c, co + k * BLOCK, a, ao + k * BLOCK, b, bo + k * PART, 1, PART);
      field.multiply(c, co + k * BLOCK + PART, a, ao + k * BLOCK + PART, b, bo + k * PART, 1, PART);
    }
  }

  /** c = (9 + u) a. The result may not overwrite the operand. */
  void multiplyByNonResidue(double[] c, int co, double[] a, int ao, int blocks) {
    field.scale(products, 0, a, ao, 3, 2 * blocks, PART);
    field.scale(products, 0, products, 0, 3, 2 * blocks, PART);
    field.subtract(c, co, products, 0, a, ao + PART, blocks, BLOCK);
    field.add(c, co + PART, products, PART, a, ao, blocks, BLOCK);
  }

  void add(double[] c, int co, double[] a, int ao, double[] b, int bo, int blocks) {
    field.add(c, co, a, ao, b, bo, 2 * blocks, PART);
  }

  void subtract(double[] c, int co, double[] a, int ao, double[] b, int bo, int blocks) {
    field.subtract(c, co, a, ao, b, bo, 2 * blocks, PART);
  }

  /** c = a - b - d. */
  void subtractBoth(double[] c, int co, double[] a, int ao, double[] b, int bo, double[] d, int dO, int blocks) {
    field.subtractBoth(c, co, a, ao, b, bo, d, dO, 2 * blocks, PART);
  }

  /** c = factor a; the factor is of at most 4 in absolute value. */
  void scale(double[] c, int co, double[] a, int ao, int factor, int blocks) {
    field.scale(c, co, a, ao, factor, 2 * blocks, PART);
  }

  /** c = the conjugate of a. */
  void conjugate(double[] c, int co, double[] a, int ao, int blocks) {
    for (int at = 0; at < blocks * BLOCK; at += BLOCK) {
      System.arraycopy(a, ao + at, c, co + at, PART);
    }
    field.scale(c, co + PART, a, ao + PART, -1, blocks, BLOCK);
  }

  /** Sets a lane of an array of blocks to an element of Fp2 in Montgomery form. */
  void write(double[] c, int co, int lane, long[] limbs, int from) {
    int at = co + lane / FieldKernel.LANES * BLOCK + lane % FieldKernel.LANES;
    field.writeElement(c, at, limbs, from);
    field.writeElement(c, at + PART, limbs, from + Modulus.LIMBS);
  }

  /** The element in a lane of an array of blocks, in Montgomery form. */
  void read(double[] a, int ao, int lane, long[] limbs, int to) {
    int at = ao + lane / FieldKernel.LANES * BLOCK + lane % FieldKernel.LANES;
    field.readElement(a, at, limbs, to);
    field.readElement(a, at + PART, limbs, to + Modulus.LIMBS);
  }
}
