package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Workspace;
import java.util.function.IntConsumer;

/**
 * The quotient h = (a b - c) / (X^n - 1) of Groth16 (J. Groth, "On the Size of Pairing-based Non-interactive Arguments",
 * 2016, section 3.2), where a, b, c interpolate the rows of the three matrices times the assignment.
 *
 * <p>A split of the values of (a b - c) / (u^n - 1) on the coset ({@link CosetValues}) gives n u^k h_k.
 */
public final class Quotient {
  private static final int BLOCK = FieldKernel.BLOCK;

  private final Domain domain;
  private final FieldKernel field;
  private final Transform transform;
  private final CosetValues values;

  /** Quotients over a domain. */
  public Quotient(Domain domain) {
    this(domain, Kernels.chosen());
  }

  Quotient(Domain domain, Kernels kernels) {
    this.domain = domain;
    field = kernels.fr();
    transform = domain.size() < Transform.MINIMUM_SIZE ? null : new Transform(domain, kernels);
    values = transform == null ? null : new CosetValues(domain, transform, field, Domain.COSET_SHIFT);
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
    double[][] vectors = values.of(new FrVector[] {a, b, c}, cores, new Workspace());
    divide(vectors, cores);
    return coefficients(vectors[0], cores);
  }

  /** Values of 2 (a b - c), and the first half of the way back, in place of a. */
  private void divide(double[][] vectors, Cores cores) {
    cores.run(transform.tiles(), () -> {
      double[][] tiles = new double[3][transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) i -> {
        values.numerators(vectors, i, tiles, scratch);
        transform.splitColumns(tiles[0], i, scratch);
        transform.writeTile(tiles[0], i, vectors[0]);
      };
    });
  }

  private FrVector coefficients(double[] vector, Cores cores) {
    FrVector h = new FrVector(domain.size() - 1);
    Fr divisor = domain.vanishingAt(Domain.COSET_SHIFT).multiply(Fr.of(2L * domain.size()));
    Fr first = divisor.invert();
    cores.run(transform.chunks(), () -> {
      double[] factors = new double[values.scaling().length()];
      double[] scratch = new double[transform.scratchLength()];
      long[] words = new long[transform.chunkSize() * Modulus.LIMBS];
      return (IntConsumer) chunk -> {
        values.scaling().factors(chunk, first, factors);
        transform.splitChunk(vector, chunk, scratch);
        values.multiply(vector, chunk, factors);
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
