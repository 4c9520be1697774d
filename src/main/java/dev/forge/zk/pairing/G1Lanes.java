package dev.forge.zk.pairing;

import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fp;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;

/**
 * Points of G1 in Jacobian coordinates, one in each lane of some blocks, all treated alike: sums of equal or opposite
 * points and points at infinity, which would need formulas of their own, must not come up. Where one does, Z is 0 from
 * then on. The formulas are those of dbl-2009-l and madd-2007-bl of the Explicit-Formulas Database with products for
 * squares of sums. For one thread.
 */
final class G1Lanes {
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int ELEMENT = Modulus.LIMBS;

  final double[] x;
  final double[] y;
  final double[] z;
  private final FieldKernel field;
  private final int blocks;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] d;

  G1Lanes(FieldKernel field, int blocks) {
    this.field = field;
    this.blocks = blocks;
    x = new double[blocks * BLOCK];
    y = new double[blocks * BLOCK];
    z = new double[blocks * BLOCK];
    a = new double[blocks * BLOCK];
    b = new double[blocks * BLOCK];
    c = new double[blocks * BLOCK];
    d = new double[blocks * BLOCK];
  }

  /** Sets a lane to an affine point. */
  void write(int lane, long[] point) {
    int at = at(lane);
    long[] one = new long[ELEMENT];
    Fp.MODULUS.one(one, 0);
    field.writeElement(x, at, point, 0);
    field.writeElement(y, at, point, ELEMENT);
    field.writeElement(z, at, one, 0);
  }

  /** The point in a lane. */
  G1Jacobian read(int lane) {
    int at = at(lane);
    long[] limbs = new long[G1Jacobian.LIMBS];
    field.readElement(x, at, limbs, 0);
    field.readElement(y, at, limbs, ELEMENT);
    field.readElement(z, at, limbs, 2 * ELEMENT);
    return G1Jacobian.unpack(limbs, 0);
  }

  /** The first digit of a lane. */
  static int at(int lane) {
    return lane / FieldKernel.LANES * BLOCK + lane % FieldKernel.LANES;
  }

  /** Replaces each point by its double. */
  void twice() {
    multiply(z, y, z);
    field.scale(z, 0, z, 0, 2, blocks, BLOCK);
    square(a, y);
    multiply(b, x, a); // x y^2
    field.scale(b, 0, b, 0, 4, blocks, BLOCK);
    square(a, a);
    field.scale(a, 0, a, 0, 4, blocks, BLOCK); // 4 y^4
    square(c, x);
    field.scale(c, 0, c, 0, 3, blocks, BLOCK);
    square(d, c);
    field.subtractBoth(x, 0, d, 0, b, 0, b, 0, blocks, BLOCK);
    field.subtract(b, 0, b, 0, x, 0, blocks, BLOCK);
    multiply(b, b, c);
    field.subtractBoth(y, 0, b, 0, a, 0, a, 0, blocks, BLOCK);
  }

  /** Adds an affine point to each. */
  void add(double[] addendX, double[] addendY) {
    square(a, z);
    multiply(b, addendX, a);
    field.subtract(b, 0, b, 0, x, 0, blocks, BLOCK); // h
    multiply(a, a, z);
    multiply(a, a, addendY);
    field.subtract(a, 0, a, 0, y, 0, blocks, BLOCK); // r
    multiply(z, z, b);
    square(c, b);
    multiply(b, b, c); // h^3
    multiply(c, c, x); // x h^2
    square(d, a);
    field.subtractBoth(x, 0, d, 0, c, 0, c, 0, blocks, BLOCK);
    field.subtract(x, 0, x, 0, b, 0, blocks, BLOCK);
    field.subtract(c, 0, c, 0, x, 0, blocks, BLOCK);
    multiply(c, c, a);
    multiply(b, b, y);
    field.subtract(y, 0, c, 0, b, 0, blocks, BLOCK);
  }

  private void multiply(double[] result, double[] left, double[] right) {
    field.multiply(result, 0, left, 0, right, 0, blocks, BLOCK);
  }

  private void square(double[] result, double[] operand) {
    field.square(result, 0, operand, 0, blocks, BLOCK);
  }
}
