package dev.forge.zk.poly;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;
import dev.forge.zk.kernel.Kernels;
import java.util.function.IntConsumer;

/**
 * The number-theoretic transform over a domain: between coefficients and evaluations, both in natural order. Provers take
 * {@link OddCoset}, which keeps vectors in the form of the kernels between transforms.
 */
public final class Fft {
  private final Domain domain;
  private final Kernels kernels;
  private final Transform transform;

  /** Transforms over a domain. */
  public Fft(Domain domain) {
    this(domain, Kernels.chosen());
  }

  Fft(Domain domain, Kernels kernels) {
    this.domain = domain;
    this.kernels = kernels;
    transform = domain.size() < Transform.MINIMUM_SIZE ? null : new Transform(domain, kernels);
  }

  /** Replaces coefficients c by the values of sum c_k X^k at w^0, w^1, ..., w^(n-1). */
  public void evaluate(FrVector vector, Cores cores) {
    check(vector);
    apply(vector.limbs(), cores);
  }

  /** Replaces values at w^0, w^1, ..., w^(n-1) by the coefficients of the polynomial that takes them. */
  public void interpolate(FrVector vector, Cores cores) {
    check(vector);
    apply(vector.limbs(), cores);
    reverse(vector.limbs());
    scale(vector.limbs(), domain.sizeInverse(), Fr.ONE);
  }

  /** As {@link #evaluate}, at u w^j, where u is {@link Domain#COSET_SHIFT}. */
  public void evaluateOnCoset(FrVector vector, Cores cores) {
    check(vector);
    scale(vector.limbs(), Fr.ONE, Domain.COSET_SHIFT);
    apply(vector.limbs(), cores);
  }

  /** As {@link #interpolate}, from values at u w^j. */
  public void interpolateOnCoset(FrVector vector, Cores cores) {
    interpolate(vector, cores);
    scale(vector.limbs(), Fr.ONE, Domain.COSET_SHIFT.invert());
  }

  private void check(FrVector vector) {
    if (vector.size() != domain.size()) {
      throw new IllegalArgumentException("vector of " + vector.size() + " elements over a " + domain);
    }
  }

  private void apply(long[] limbs, Cores cores) {
    if (transform == null) {
      PlainTransform.apply(limbs, domain.generator());
      return;
    }
    double[] vector = new double[transform.length()];
    cores.run(transform.tiles(), () -> {
      double[] tile = new double[transform.tileLength()];
      double[] scratch = new double[transform.scratchLength()];
      return (IntConsumer) i -> {
        transform.loadTile(limbs, domain.size(), i, tile);
        transform.splitColumns(tile, i, scratch);
        transform.writeTile(tile, i, vector);
      };
    });
    int blocks = transform.chunkSize() / FieldKernel.LANES;
    cores.run(transform.chunks(), () -> {
      double[] scratch = new double[transform.scratchLength()];
      long[] words = new long[transform.chunkSize() * Modulus.LIMBS];
      return (IntConsumer) chunk -> {
        transform.splitChunk(vector, chunk, scratch);
        kernels.fr().store(vector, chunk * blocks * FieldKernel.BLOCK, words, 0, blocks, FieldKernel.BLOCK);
        transform.unscatter(words, chunk, limbs, domain.size());
      };
    });
  }

  /** Element i changes places with element -i modulo n. */
  private static void reverse(long[] a) {
    int n = a.length / Modulus.LIMBS;
    for (int i = 1; i < n - i; i++) {
      for (int k = 0; k < Modulus.LIMBS; k++) {
        int x = Modulus.LIMBS * i + k;
        int y = Modulus.LIMBS * (n - i) + k;
        long t = a[x];
        a[x] = a[y];
        a[y] = t;
      }
    }
  }

  /** Element i times first * ratio^i. */
  private static void scale(long[] a, Fr first, Fr ratio) {
    long[] f = new long[Modulus.LIMBS];
    long[] q = new long[Modulus.LIMBS];
    first.pack(f, 0);
    ratio.pack(q, 0);
    for (int i = 0; i < a.length; i += Modulus.LIMBS) {
      Fr.MODULUS.multiply(a, i, a, i, f, 0);
      Fr.MODULUS.multiply(f, 0, f, 0, q, 0);
    }
  }
}
