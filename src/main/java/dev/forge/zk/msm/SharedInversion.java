package dev.forge.zk.msm;

import dev.forge.zk.field.PackedField;
import dev.forge.zk.kernel.FieldKernel;
import java.util.Arrays;

/**
 * The inverses of all lanes of a few coordinate blocks, the chains, with one inversion of a field element. For one
 * thread.
 */
final class SharedInversion {
  private static final int LANES = FieldKernel.LANES;
  private final CoordinateKernel kernel;
  private final int block;
  private final int chains;
  private final long[] limbs;
  /** Blocks of scratch memory within the array that is worked on. */
  private final int products;
  private final int rounds;
  private final int rotated;
  private final int inverse;

  /** Uses {@link #scratchBlocks} blocks at {@code scratch} in the arrays that it is given. */
  SharedInversion(CoordinateKernel kernel, int chains, int scratch) {
    this.kernel = kernel;
    this.chains = chains;
    block = kernel.block;
    limbs = new long[kernel.elements().limbs()];
    products = scratch;
    rounds = products + chains * block;
    rotated = rounds + 4 * block;
    inverse = rotated + 3 * block;
  }

  /** The blocks of scratch memory needed. */
  static int scratchBlocks(int chains) {
    return chains + 4 + 3 + 1;
  }

  /** Sets {@code chains} blocks to 1. */
  void setOnes(double[] m, int at) {
    PackedField elements = kernel.elements();
    for (int i = 0; i < chains * LANES; i++) {
      elements.one(limbs, 0);
      kernel.write(m, at + i / LANES * block, i % LANES, limbs, 0);
    }
  }

  /** Writes the inverses of {@code chains} blocks at {@code from}, none of whose elements is 0, to {@code to}. */
  void invert(double[] m, int from, int to) {
    // place i of the products: chains 0 to i multiplied
    System.arraycopy(m, from, m, products, block);
    for (int i = 1; i < chains; i++) {
      kernel.multiply(m, products + i * block, products + (i - 1) * block, from + i * block, 1, 1);
    }
    // three rounds of rotating by 4, 2, 1 lanes and multiplying leave the product of all lanes in each
    System.arraycopy(m, products + (chains - 1) * block, m, rounds, block);
    for (int i = 0, shift = 4; i < 3; i++, shift /= 2) {
      rotate(m, rounds + i * block, rotated + i * block, shift);
      kernel.multiply(m, rounds + (i + 1) * block, rounds + i * block, rotated + i * block, 1, 1);
    }
    kernel.read(m, rounds + 3 * block, 0, limbs, 0);
    kernel.elements().invert(limbs, 0, limbs, 0);
    kernel.write(m, inverse, 0, limbs, 0);
    for (int j = inverse; j < inverse + block; j += LANES) {
      Arrays.fill(m, j, j + LANES, m[j]);
    }
    for (int i = 2; i >= 0; i--) {
      kernel.multiply(m, inverse, inverse, rotated + i * block, 1, 1);
    }
    for (int i = chains - 1; i > 0; i--) {
      kernel.multiply(m, to + i * block, inverse, products + (i - 1) * block, 1, 1);
      kernel.multiply(m, inverse, inverse, from + i * block, 1, 1);
    }
    System.arraycopy(m, inverse, m, to, block);
  }

  private void rotate(double[] m, int from, int to, int shift) {
    for (int j = 0; j < block; j++) {
      m[to + j] = m[from + j / LANES * LANES + (j + shift) % LANES];
    }
  }
}
