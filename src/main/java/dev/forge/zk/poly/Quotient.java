package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import java.math.BigInteger;
import java.util.function.IntConsumer;

/**
 * The quotient h = (a b - c) / (X^n - 1) of Groth16 (J. Groth, "On the Size of Pairing-based Non-interactive Arguments",
 * 2016, section 3.2), where a, b, c interpolate the rows of the three matrices times the assignment.
 *
 * <p>From the rows a split gives n times the coefficients, in scattered order and with indices negated, since it uses w
 * and not 1 / w. Scaled by powers of the coset's shift u, they are merged to the values at u w^j, with indices negated. A
 * split of (a b - c) / (u^n - 1) then gives n u^k h_k, with indices as they are.
 */
public final class Quotient {
  private static final int BLOCK = FieldKernel.BLOCK;
  /** Blocks that one pass treats. */
  private static final int RUN = 16;

  private final Domain domain;
  private final FieldKernel field;
  private final Transform transform;
  private final CosetScaling scaling;

  /** Quotients over a domain. */
  public Quotient(Domain domain) {
    this(domain, Kernels.chosen());
  }

  Quotient(Domain domain, Kernels kernels) {
    this.domain = domain;
    field = kernels.fr();
    transform = domain.size() < Transform.MINIMUM_SIZE ? null : new Transform(domain, kernels);
    scaling = transform == null ? null : new CosetScaling(transform, field);
  }

  /**
   * The n - 1 coefficients of h, lowest first. The inputs are not changed; rows that a shorter input lacks are 0. Where a
   * b = c does not hold on some row, the result is no quotient.
   *
   * @param a values of the left rows, at most n
   * @param b values of the right rows, at most n
   * @param c values of the output rows, at most n
   */
  public FrVector of(FrVector a, FrVector b, FrVector c, Cores cores) {
    for (FrVector rows : new FrVector[] {a, b, c}) {
      if (rows.size() > domain.size()) {
        throw new IllegalArgumentException(rows.size() + " rows over a " + domain);
      }
    }
    if (transform == null) {
      return plain(a, b, c);
    }
    FrVector[] rows = {a, b, c};
    double[][] vectors = new double[3][transform.length()];
    interpolateColumns(rows, vectors, cores);
    shiftToCoset(vectors, cores);
    divide(vectors, cores);
    return coefficients(vectors[0], cores);
  }

  private void interpolateColumns(FrVector[] rows, double[][] vectors, Cores cores) {
    cores.run(transform.tiles(), () -> {
      double[] tile = new double[transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) i -> {
        for (int v = 0; v < 3; v++) {
          transform.loadTile(rows[v].limbs(), rows[v].size(), i, tile);
          transform.splitColumns(tile, i, scratch);
          transform.writeTile(tile, i, vectors[v]);
        }
      };
    });
  }

  /** Coefficient m lies at index k = -m, so that its factor u^m is u^n u^-k, but 1 for k = 0. */
  private void shiftToCoset(double[][] vectors, Cores cores) {
    Fr first = Domain.COSET_SHIFT.power(BigInteger.valueOf(domain.size())).multiply(domain.sizeInverse());
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

  private void multiply(double[] vector, int chunk, double[] factors) {
    int at = chunk * factors.length;
    for (int i = 0; i < factors.length; i += RUN * BLOCK) {
      int blocks = Math.min(RUN, (factors.length - i) / BLOCK);
      field.multiply(vector, at + i, vector, at + i, factors, i, blocks, BLOCK);
    }
  }

  /** Values of 2 (a b - c), and the first half of the way back, in place of a. */
  private void divide(double[][] vectors, Cores cores) {
    cores.run(transform.tiles(), () -> {
      double[][] tiles = new double[3][transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) i -> {
        for (int v = 0; v < 3; v++) {
          transform.readTile(vectors[v], i, tiles[v]);
          transform.mergeColumns(tiles[v], i, scratch);
        }
        subtractFromProduct(tiles[0], tiles[1], tiles[2]);
        transform.splitColumns(tiles[0], i, scratch);
        transform.writeTile(tiles[0], i, vectors[0]);
      };
    });
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

  private FrVector coefficients(double[] vector, Cores cores) {
    FrVector h = new FrVector(domain.size() - 1);
    Fr divisor = domain.vanishingAt(Domain.COSET_SHIFT).multiply(Fr.of(2L * domain.size()));
    Fr first = divisor.invert();
    cores.run(transform.chunks(), () -> {
      double[] factors = new double[scaling.length()];
      double[] scratch = new double[transform.scratchLength()];
      long[] words = new long[transform.chunkSize() * Modulus.LIMBS];
      return (IntConsumer) chunk -> {
        scaling.factors(chunk, first, factors);
        transform.splitChunk(vector, chunk, scratch);
        multiply(vector, chunk, factors);
        field.store(vector, chunk * factors.length, words, 0, factors.length / BLOCK, BLOCK);
        transform.unscatter(words, chunk, h.limbs(), h.size());
      };
    });
    return h;
  }

  private FrVector plain(FrVector a, FrVector b, FrVector c) {
    Fft fft = new Fft(domain);
    FrVector x = onCoset(fft, a);
    FrVector y = onCoset(fft, b);
    FrVector z = onCoset(fft, c);
    Fr factor = domain.vanishingAt(Domain.COSET_SHIFT).invert();
    for (int i = 0; i < domain.size(); i++) {
      x.set(i, x.get(i).multiply(y.get(i)).subtract(z.get(i)).multiply(factor));
    }
    fft.interpolateOnCoset(x, Cores.of(1));
    FrVector h = new FrVector(domain.size() - 1);
    System.arraycopy(x.limbs(), 0, h.limbs(), 0, h.limbs().length);
    return h;
  }

  private FrVector onCoset(Fft fft, FrVector rows) {
    FrVector padded = new FrVector(domain.size());
    System.arraycopy(rows.limbs(), 0, padded.limbs(), 0, rows.limbs().length);
    fft.interpolate(padded, Cores.of(1));
    fft.evaluateOnCoset(padded, Cores.of(1));
    return padded;
  }
}
