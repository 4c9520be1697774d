package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;

/** Checks left times right against output, row by row, with array passes. For one thread. */
final class RowCheck {
  /** Blocks that one pass treats. */
  private static final int RUN = 16;
  private static final int BLOCK = FieldKernel.BLOCK;
  private static final int ROWS = RUN * FieldKernel.LANES;

  private final FieldKernel field = Kernels.chosen().fr();
  private final double[] left = new double[RUN * BLOCK];
  private final double[] right = new double[RUN * BLOCK];
  private final long[] products = new long[ROWS * Modulus.LIMBS];
  private final long[] expected = new long[Modulus.LIMBS];

  /** The first row from {@code from} to {@code to} - 1 that does not hold; -1 where all do. */
  int firstUnsatisfied(FrVector leftRows, FrVector rightRows, FrVector output, int from, int to) {
    int row = from;
    while (row < to) {
      int blocks = Math.min(RUN, (to - row) / FieldKernel.LANES);
      int rows = blocks * FieldKernel.LANES;
      if (blocks == 0) {
        rows = to - row;
        for (int i = 0; i < rows; i++) {
          int at = Modulus.LIMBS * (row + i);
          Fr.MODULUS.multiply(products, Modulus.LIMBS * i, leftRows.limbs(), at, rightRows.limbs(), at);
          Fr.MODULUS.add(products, Modulus.LIMBS * i, products, Modulus.LIMBS * i, products, Modulus.LIMBS * i);
        }
      } else {
        multiplyTwice(leftRows, rightRows, row, blocks);
      }
      int wrong = firstDifferent(output, row, rows);
      if (wrong >= 0) {
        return wrong;
      }
      row += rows;
    }
    return -1;
  }

  /** What {@code load} takes from Montgomery form is twice the element, so that twice the product is stored. */
  private void multiplyTwice(FrVector leftRows, FrVector rightRows, int row, int blocks) {
    int at = Modulus.LIMBS * row;
    field.load(left, 0, leftRows.limbs(), at, blocks, BLOCK);
    field.load(right, 0, rightRows.limbs(), at, blocks, BLOCK);
    field.multiply(left, 0, left, 0, right, 0, blocks, BLOCK);
    field.scale(left, 0, left, 0, 1, blocks, BLOCK); // products of operands near p may exceed p: what is stored may not
    field.store(left, 0, products, 0, blocks, BLOCK);
  }

  private int firstDifferent(FrVector output, int row, int rows) {
    for (int i = 0; i < rows; i++) {
      int at = Modulus.LIMBS * (row + i);
      Fr.MODULUS.add(expected, 0, output.limbs(), at, output.limbs(), at);
      int product = Modulus.LIMBS * i;
      if (((expected[0] ^ products[product]) | (expected[1] ^ products[product + 1])
          | (expected[2] ^ products[product + 2]) | (expected[3] ^ products[product + 3])) != 0) {
        return row + i;
      }
    }
    return -1;
  }
}
