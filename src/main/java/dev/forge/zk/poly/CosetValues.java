package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Workspace;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * From values of three polynomials a, b, c on a domain to those on a coset u w^j, in blocks.
 *
 * <p>From the rows a split gives n times the coefficients, in scattered order and with indices negated, since it uses w
 * and not 1 / w. Scaled by powers of the coset's shift u, they are merged to the values at u w^j, with indices negated.
 */
final class CosetValues {
  private static final int BLOCK = FieldKernel.BLOCK;
  /** Blocks that one pass treats. */
  private static final int RUN = 16;

  private final Domain domain;
  private final FieldKernel field;
  private final Transform transform;
  private final Fr shift;
  private final CosetScaling scaling;

  CosetValues(Domain domain, Transform transform, FieldKernel field, Fr shift) {
    this.domain = domain;
    this.transform = transform;
    this.field = field;
    this.shift = shift;
    scaling = new CosetScaling(transform, field, shift);
  }

  CosetScaling scaling() {
    return scaling;
  }

  /** The vectors before the last levels of the merge, which {@link #numerators} does tile by tile. */
  double[][] of(FrVector[] rows, Cores cores, Workspace workspace) {
    double[][] vectors = new double[rows.length][];
    Arrays.setAll(vectors, v -> workspace.doubles(transform.length()));
    interpolateColumns(rows, vectors, cores);
    shiftToCoset(vectors, cores);
    return vectors;
  }

  private void interpolateColumns(FrVector[] rows, double[][] vectors, Cores cores) {
    cores.run(transform.tiles(), () -> {
      double[] tile = new double[transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) i -> {
        for (int v = 0; v < rows.length; v++) {
          transform.loadTile(rows[v].limbs(), rows[v].size(), i, tile);
          transform.splitColumns(tile, i, scratch);
          transform.writeTile(tile, i, vectors[v]);
        }
      };
    });
  }

  /** Coefficient m lies at index k = -m, so that its factor u^m is u^n u^-k, but 1 for k = 0. */
  private void shiftToCoset(double[][] vectors, Cores cores) {
    Fr first = shift.power(BigInteger.valueOf(domain.size())).multiply(domain.sizeInverse());
    cores.run(transform.chunks(), () -> {
      double[] factors = new double[scaling.length()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) chunk -> {
        scaling.factors(chunk, first, factors);
        if (chunk == 0) {
          scaling.setFirst(factors, domain.sizeInverse());
        }
        for (double[] vector : vectors) {
          transform.splitChunk(vector, chunk, scratch);
          multiply(vector, chunk, factors);
          transform.mergeChunk(vector, chunk, scratch);
        }
      };
    });
  }

  /** Multiplies a chunk by factors. */
  void multiply(double[] vector, int chunk, double[] factors) {
    int at = chunk * factors.length;
    for (int i = 0; i < factors.length; i += RUN * BLOCK) {
      int blocks = Math.min(RUN, (factors.length - i) / BLOCK);
      field.multiply(vector, at + i, vector, at + i, factors, i, blocks, BLOCK);
    }
  }

  /** Merges tile i of a, b and c and puts 2 (a b - c) in place of a; {@code tiles} is scratch memory for three. */
  void numerators(double[][] vectors, int i, double[][] tiles, double[] scratch) {
    for (int v = 0; v < vectors.length; v++) {
      transform.readTile(vectors[v], i, tiles[v]);
      transform.mergeColumns(tiles[v], i, scratch);
    }
    subtractFromProduct(tiles[0], tiles[1], tiles[2]);
  }

  /** Elements hold the double of their value here, so that the kernel's product is the double of what they would. */
  private void subtractFromProduct(double[] a, double[] b, double[] c) {
    for (int i = 0; i < a.length; i += RUN * BLOCK) {
      int blocks = Math.min(RUN, (a.length - i) / BLOCK);
      field.multiply(a, i, a, i, b, i, blocks, BLOCK);
      field.scale(c, i, c, i, 2, blocks, BLOCK);
      field.subtract(a, i, a, i, c, i, blocks, BLOCK);
    }
  }
}
