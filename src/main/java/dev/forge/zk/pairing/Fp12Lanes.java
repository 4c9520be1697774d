package dev.forge.zk.pairing;

import dev.forge.zk.curve.Fp12;
import dev.forge.zk.curve.Fp2;
import dev.forge.zk.kernel.FieldKernel;

/**
 * One element of Fp12 = Fp6[w] / (w^2 - v), Fp6 = Fp2[v] / (v^3 - (9 + u)), in each of eight lanes. It holds six blocks
 * of Fp2: the coefficients of 1, v, v^2, w, v w, v^2 w. Starts with 1. For one thread.
 */
final class Fp12Lanes {
  private static final int C = Fp2Lanes.BLOCK;

  /** Numbers of an element of Fp6. */
  private static final int HALF = 3 * C;

  private final Fp2Lanes f;
  private final double[] value = new double[2 * HALF];
  /** Elements of Fp6: four for {@link #square}. */
  private final double[] t = new double[4 * HALF];
  private final double[] sumsA = new double[HALF];
  private final double[] sumsB = new double[HALF];
  private final double[] products = new double[2 * HALF];
  private final double[] rest = new double[HALF];

  Fp12Lanes(FieldKernel field) {
    f = new Fp2Lanes(field, 3);
    long[] one = new long[Fp2.LIMBS];
    Fp2.ONE.pack(one, 0);
    for (int lane = 0; lane < FieldKernel.LANES; lane++) {
      f.write(value, 0, lane, one, 0);
    }
  }

  /** Complex squaring: two products in Fp6. */
  void square() {
    final int x = 0;
    final int y = HALF;
    final int z = 2 * HALF;
    final int vz = 3 * HALF;
    multiplyByV(t, x, value, HALF);
    f.add(t, x, t, x, value, 0, 3);
    f.add(t, y, value, 0, value, HALF, 3);
    multiply(t, z, value, 0, value, HALF);
    multiply(t, x, t, x, t, y);
    multiplyByV(t, vz, t, z);
    f.subtractBoth(value, 0, t, x, t, z, t, vz, 3);
    f.scale(value, HALF, t, z, 2, 3);
  }

  /** Multiplies by 1 + x w + y w^3 for x and y adjacent at an offset. */
  void multiplyByLine(double[] line, int at) {
    final int x = 0;
    final int y = HALF;
    final int v = 2 * HALF;
    f.add(sumsB, 0, line, at, line, at + C, 1);
    multiplySparse(t, x, value, HALF, line, at);
    multiplySparse(t, y, value, 0, line, at);
    multiplyByV(t, v, t, x);
    f.add(value, 0, value, 0, t, v, 3);
    f.add(value, HALF, value, HALF, t, y, 3);
  }

  /** The product of all lanes. */
  Fp12 product() {
    long[] limbs = new long[Fp12.LIMBS];
    Fp12 product = Fp12.ONE;
    for (int lane = 0; lane < FieldKernel.LANES; lane++) {
      for (int k = 0; k < Fp12.LIMBS / Fp2.LIMBS; k++) {
        f.read(value, k * C, lane, limbs, k * Fp2.LIMBS);
      }
      product = product.multiply(Fp12.unpack(limbs, 0));
    }
    return product;
  }

  /** Karatsuba's product in Fp6: six products in Fp2. */
  private void multiply(double[] c, int co, double[] a, int ao, double[] b, int bo) {
    final int sums = HALF;
    f.add(sumsA, 0, a, ao, a, ao + C, 2); // a0 + a1, a1 + a2
    f.add(sumsA, 2 * C, a, ao, a, ao + 2 * C, 1);
    f.add(sumsB, 0, b, bo, b, bo + C, 2);
    f.add(sumsB, 2 * C, b, bo, b, bo + 2 * C, 1);
    f.multiply(products, 0, a, ao, b, bo, 3);
    f.multiply(products, sums, sumsA, 0, sumsB, 0, 3);
    f.subtractBoth(rest, 0, products, sums, products, 0, products, C, 2);
    f.subtractBoth(rest, 2 * C, products, sums + 2 * C, products, 0, products, 2 * C, 1);
    // c0 = p0 + xi rest1, c1 = rest0 + xi p2, c2 = rest2 + p1
    f.multiplyByNonResidue(sumsA, 0, rest, C, 1);
    f.multiplyByNonResidue(sumsA, C, products, 2 * C, 1);
    f.add(c, co, products, 0, sumsA, 0, 1);
    f.add(c, co + C, rest, 0, sumsA, C, 1);
    f.add(c, co + 2 * C, rest, 2 * C, products, C, 1);
  }

  /** c = a (x + y v), x + y being in the first of the sums: five products in Fp2. */
  private void multiplySparse(double[] c, int co, double[] a, int ao, double[] line, int at) {
    final int p0 = 0;
    final int cross = 2 * C;
    final int p20 = HALF;
    f.multiply(products, p0, a, ao, line, at, 2); // a0 x, a1 y
    f.add(sumsA, 0, a, ao, a, ao + C, 1);
    f.multiply(products, cross, sumsA, 0, sumsB, 0, 1);
    f.multiply(products, p20, a, ao + 2 * C, line, at, 1);
    f.multiply(products, p20 + C, a, ao + 2 * C, line, at + C, 1);
    f.multiplyByNonResidue(sumsA, 0, products, p20 + C, 1);
    f.add(c, co, products, p0, sumsA, 0, 1);
    f.subtractBoth(c, co + C, products, cross, products, p0, products, p0 + C, 1);
    f.add(c, co + 2 * C, products, p0 + C, products, p20, 1);
  }

  /** c = v a; the result may not overwrite the operand. */
  private void multiplyByV(double[] c, int co, double[] a, int ao) {
    f.multiplyByNonResidue(c, co, a, ao + 2 * C, 1);
    System.arraycopy(a, ao, c, co + C, 2 * C);
  }
}
