package dev.forge.zk.msm;

import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;
import java.util.Arrays;

/** The inverses of all lanes of a few coordinate blocks, with one inversion of a field element. For one thread. */
final class SharedInversion {
  private static final int LANES = FieldKernel.LANES;
  private final CoordinateKernel kernel;
  private final int block;
  private final int chains;
  /** Block i is the product of chains 0 to i. */
  private final double[] products;
  /** The product of all chains, and that times itself rotated by 4, by 2 and by 1 lanes, each in turn. */
  private final double[] rounds;
  private final double[] rotated;
  private final double[] inverse;
  private final long[] limbs;

  SharedInversion(CoordinateKernel kernel, int chains) {
    this.kernel = kernel;
    this.chains = chains;
    block = kernel.block;
    products = new double[chains * block];
    rounds = new double[4 * block];
    rotated = new double[3 * block];
    inverse = new double[block];
    limbs = new long[kernel.elements().limbs()];
  }

  /** Sets the first blocks of an array, one for each chain, to 1. */
  void setOnes(double[] a) {
    PackedField elements = kernel.elements();
    for (int i = 0; i < chains * LANES; i++) {
      elements.one(limbs, 0);
      kernel.write(a, i / LANES * block, i % LANES, limbs, 0);
    }
  }

  /** Writes the inverses of {@code chains} blocks at {@code from}, none of whose elements is 0, to {@code to}. */
  void invert(double[] a, int from, double[] target, int to) {
    System.arraycopy(a, from, products, 0, block);
    for (int i = 1; i < chains; i++) {
      kernel.multiply(products, i * block, products, (i - 1) * block, a, from + i * block, 1, 1);
    }
    System.arraycopy(products, (chains - 1) * block, rounds, 0, block);
    for (int i = 0, shift = 4; i < 3; i++, shift /= 2) {
      rotate(rounds, i * block, rotated, i * block, shift);
      kernel.multiply(rounds, (i + 1) * block, rounds, i * block, rotated, i * block, 1, 1);
    }
    kernel.read(rounds, 3 * block, 0, limbs, 0);
    kernel.elements().invert(limbs, 0, limbs, 0);
    kernel.write(inverse, 0, 0, limbs, 0);
    for (int j = 0; j < block; j += LANES) {
      Arrays.fill(inverse, j, j + LANES, inverse[j]);
    }
    for (int i = 2; i >= 0; i--) {
      kernel.multiply(inverse, 0, inverse, 0, rotated, i * block, 1, 1);
    }
    for (int i = chains - 1; i > 0; i--) {
      kernel.multiply(target, to + i * block, inverse, 0, products, (i - 1) * block, 1, 1);
      kernel.multiply(inverse, 0, inverse, 0, a, from + i * block, 1, 1);
    }
    System.arraycopy(inverse, 0, target, to, block);
  }

  private static void rotate(double[] a, int from, double[] b, int to, int shift, int length) {
    for (int j = 0; j < length; j++) {
      b[to + j] = a[from + j / LANES * LANES + (j + shift) % LANES];
    }
  }

  private void rotate(double[] a, int from, double[] b, int to, int shift) {
    rotate(a, from, b, to, shift, block);
  }
}
