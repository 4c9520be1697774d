package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.FieldKernel;
import java.math.BigInteger;

/**
 * A level of a transform that combines p rows, p an odd prime: of groups of m = p * span elements, elements span apart.
 * With g of order m, a split makes sum_j x_(i + j span) g^(span j k) g^(i k) element i of part k of the group.
 */
final class OddLevel {
  private static final int BLOCK = FieldKernel.BLOCK;

  private final FieldKernel field;
  private final OddRadix radix;
  /** Rows of a part. */
  private final int span;
  private final int chunkBlocks;
  /** Powers of g^k for k = 1 to p - 1. */
  private final double[][] twiddles;

  /**
   * A level.
   *
   * @param generator g
   * @param span rows of a part
   * @param chunkBlocks blocks of a row
   */
  OddLevel(FieldKernel field, int prime, Fr generator, int span, int chunkBlocks) {
    this.field = field;
    this.span = span;
    this.chunkBlocks = chunkBlocks;
    int elements = span * chunkBlocks * FieldKernel.LANES;
    Fr root = generator.power(BigInteger.valueOf(elements));
    radix = prime == 3 ? new Radix3(field, root) : new Radix13(field, root);
    twiddles = new double[prime - 1][];
    for (int k = 1; k < prime; k++) {
      twiddles[k - 1] = new Powers(field).of(Fr.ONE, generator.power(BigInteger.valueOf(k)), elements);
    }
  }

  /** The level as it is in a split, on a column tile of {@code rows} rows of {@code width} blocks. */
  void split(double[] a, int rows, int tile, int width, double[] scratch) {
    for (int group = 0; group < rows; group += radix.size() * span) {
      for (int row = 0; row < span; row++) {
        for (int i = 0; i < width; i += OddRadix.RUN) {
          int blocks = Math.min(OddRadix.RUN, width - i);
          int at = ((group + row) * width + i) * BLOCK;
          radix.transform(a, at, span * width * BLOCK, scratch, blocks);
          twist(a, at, span * width * BLOCK, (row * chunkBlocks + tile * width + i) * BLOCK, blocks);
        }
      }
    }
  }

  /** The level as it is in a merge: twiddles first. */
  void merge(double[] a, int rows, int tile, int width, double[] scratch) {
    for (int group = 0; group < rows; group += radix.size() * span) {
      for (int row = 0; row < span; row++) {
        for (int i = 0; i < width; i += OddRadix.RUN) {
          int blocks = Math.min(OddRadix.RUN, width - i);
          int at = ((group + row) * width + i) * BLOCK;
          twist(a, at, span * width * BLOCK, (row * chunkBlocks + tile * width + i) * BLOCK, blocks);
          radix.transform(a, at, span * width * BLOCK, scratch, blocks);
        }
      }
    }
  }

  private void twist(double[] a, int at, int distance, int twiddle, int blocks) {
    for (int k = 1; k < radix.size(); k++) {
      int x = at + k * distance;
      field.multiply(a, x, a, x, twiddles[k - 1], twiddle, blocks, BLOCK);
    }
  }
}
