package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Workspace;
import java.lang.ref.SoftReference;
import java.math.BigInteger;
import java.util.function.IntConsumer;

/**
 * The coset x_j = w'^(2 j + 1) of a domain of n elements, where w' of order 2 n has the square w, the domain's generator;
 * on it X^n - 1 is -2.
 *
 * <p>The quotient h = (a b - c) / (X^n - 1) of Groth16 has degree n - 2, so its values on this coset determine it. With
 * the Lagrange polynomials l_j of the coset,
 *
 * <pre>h(t) (t^n - 1) = sum over j of (a b - c)(x_j) M_j(t),   M_j(t) = l_j(t) (t^n - 1) / (-2),</pre>
 *
 * and M_j is the Lagrange polynomial number 2 j + 1 of the domain of 2 n elements. So a prover whose key has
 * [M_j(t) / delta], as snarkjs' .zkey has it (section 9), needs no coefficients of h, and one transform less.
 */
public final class OddCoset {
  /** Blocks that one pass treats. */
  private static final int RUN = 16;

  /** Its tables take about as much memory as a vector of the domain, and as long to make as a transform. */
  private static SoftReference<OddCoset> last = new SoftReference<>(null);

  private final Domain domain;
  private final Domain twice;
  private final FieldKernel field;
  private final Transform transform;
  private final CosetValues values;

  /**
   * The odd coset of a domain of at most 2^27 elements; the one asked for last is kept while there is memory. It may be
   * used by many threads at once.
   */
  public static synchronized OddCoset over(Domain domain) {
    OddCoset coset = last.get();
    if (coset == null || !coset.domain.equals(domain)) {
      coset = new OddCoset(domain);
      last = new SoftReference<>(coset);
    }
    return coset;
  }

  /** The odd coset of a domain of at most 2^27 elements. */
  public OddCoset(Domain domain) {
    this(domain, Kernels.chosen());
  }

  OddCoset(Domain domain, Kernels kernels) {
    this.domain = domain;
    twice = Domain.ofSize(2 * domain.size());
    field = kernels.fr();
    transform = domain.size() < Transform.MINIMUM_SIZE ? null : new Transform(domain, kernels);
    values = transform == null ? null : new CosetValues(domain, transform, field, twice.generator());
  }

  /** M_j(t) for j = 0 to n - 1. */
  public FrVector basisAt(Fr t) {
    FrVector all = twice.lagrangeAt(t);
    FrVector odd = new FrVector(domain.size());
    for (int j = 0; j < odd.size(); j++) {
      System.arraycopy(all.limbs(), Modulus.LIMBS * (2 * j + 1), odd.limbs(), Modulus.LIMBS * j, Modulus.LIMBS);
    }
    return odd;
  }

  /**
   * (a b - c)(x_j) for j = 0 to n - 1, where a, b and c interpolate three vectors. The inputs are not changed; rows that
   * a shorter input lacks are 0.
   *
   * @param a values of the left rows, at most n
   * @param b values of the right rows, at most n
   * @param c values of the output rows, at most n
   */
  public FrVector numerator(FrVector a, FrVector b, FrVector c, Cores cores) {
    FrVector result = new FrVector(domain.size());
    numerator(a, b, c, result, cores);
    return result;
  }

  /**
   * The same, written to {@code result}, which has n elements and may be one of the inputs.
   *
   * @param a values of the left rows, at most n
   * @param b values of the right rows, at most n
   * @param c values of the output rows, at most n
   * @param result where to write
   */
  public void numerator(FrVector a, FrVector b, FrVector c, FrVector result, Cores cores) {
    if (result.size() != domain.size()) {
      throw new IllegalArgumentException("room for " + result.size() + " values over a " + domain);
    }
    FrVector[] rows = {a, b, c};
    for (FrVector vector : rows) {
      if (vector.size() > domain.size()) {
        throw new IllegalArgumentException(vector.size() + " rows over a " + domain);
      }
    }
    if (transform == null) {
      plain(rows, result);
    } else {
      try (Workspace workspace = new Workspace()) {
        inBlocks(rows, result, cores, workspace);
      }
    }
  }

  private void inBlocks(FrVector[] rows, FrVector result, Cores cores, Workspace workspace) {
    double[][] vectors = values.of(rows, cores, workspace);
    double[] half = half();
    cores.run(transform.tiles(), () -> {
      double[][] tiles = new double[rows.length][transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      long[] words = new long[transform.tileSize() * Modulus.LIMBS];
      return (IntConsumer) i -> {
        values.numerators(vectors, i, tiles, scratch);
        int blocks = tiles[0].length / FieldKernel.BLOCK;
        for (int at = 0; at < tiles[0].length; at += half.length) {
          int run = Math.min(half.length, tiles[0].length - at) / FieldKernel.BLOCK;
          field.multiply(tiles[0], at, tiles[0], at, half, 0, run, FieldKernel.BLOCK);
        }
        field.store(tiles[0], 0, words, 0, blocks, FieldKernel.BLOCK);
        transform.storeTileNegated(words, i, result.limbs());
      };
    });
  }

  private double[] half() {
    double[] run = new double[RUN * FieldKernel.BLOCK];
    long[] limbs = new long[Modulus.LIMBS];
    Fr.of(2).invert().pack(limbs, 0);
    for (int i = 0; i < RUN * FieldKernel.LANES; i++) {
      field.writeElement(run, i / FieldKernel.LANES * FieldKernel.BLOCK + i % FieldKernel.LANES, limbs, 0);
    }
    return run;
  }

  private void plain(FrVector[] rows, FrVector result) {
    FrVector a = onCoset(rows[0]);
    FrVector b = onCoset(rows[1]);
    FrVector c = onCoset(rows[2]);
    for (int i = 0; i < result.size(); i++) {
      result.set(i, a.get(i).multiply(b.get(i)).subtract(c.get(i)));
    }
  }

  private FrVector onCoset(FrVector rows) {
    Fft fft = new Fft(domain);
    FrVector padded = new FrVector(domain.size());
    System.arraycopy(rows.limbs(), 0, padded.limbs(), 0, rows.limbs().length);
    fft.interpolate(padded, Cores.of(1));
    for (int i = 0; i < padded.size(); i++) {
      padded.set(i, padded.get(i).multiply(twice.generator().power(BigInteger.valueOf(i))));
    }
    fft.evaluate(padded, Cores.of(1));
    return padded;
  }
}
