package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Stopwatch;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Measures multi-exponentiations and multiples of a fixed base: {@code BenchmarkMultiExponentiation LOGARITHM THREADS
 * ROUNDS}. Figures per operation count the additions to buckets for sums, and the scalars for a fixed base; they are
 * those of the calling thread, so take one thread to compare them.
 */
public final class BenchmarkMultiExponentiation {
  private BenchmarkMultiExponentiation() {}

  /** Measures. */
  public static void main(String[] arguments) {
    int size = 1 << Integer.parseInt(arguments[0]);
    Cores cores = Cores.of(Integer.parseInt(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    System.out.println(size + " points, " + cores.count() + " threads, kernels " + Kernels.chosen().label());
    FrVector random = random(size);
    FrVector witness = random(size);
    for (int i = 0; i < size; i += 3) {
      witness.set(i, i % 2 == 0 ? Fr.ZERO : Fr.ONE);
    }
    G1Bases g1 = FixedBase.multiply(G1Affine.GENERATOR, random, cores);
    G2Bases g2 = FixedBase.multiply(G2Affine.GENERATOR, random, cores);
    int windows1 = SignedDigits.windows(WindowSize.bits(size, false));
    int windows2 = SignedDigits.windows(WindowSize.bits(size, true));
    Stopwatch.measure("G1, random scalars", rounds, (double) windows1 * size,
        () -> sum(queue -> queue.add(g1, random, 0), cores));
    Stopwatch.measure("G1, a third zeros or ones", rounds, windows1 * size / 1.5,
        () -> sum(queue -> queue.add(g1, witness, 0), cores));
    Stopwatch.measure("G2, random scalars", rounds, (double) windows2 * size,
        () -> sum(queue -> queue.add(g2, random, 0), cores));
    Stopwatch.measure("3 in G1 and 1 in G2, shared scalars", rounds, (3.0 * windows1 + windows2) * size, () -> sum(
        queue -> {
          queue.add(g2, random, 0);
          for (int i = 0; i < 3; i++) {
            queue.add(g1, random, 0);
          }
        }, cores));
    Stopwatch.measure("fixed base in G1", rounds / 2 + 1, size,
        () -> FixedBase.multiply(G1Affine.GENERATOR, random, cores));
    Stopwatch.measure("fixed base in G2", rounds / 2 + 1, size,
        () -> FixedBase.multiply(G2Affine.GENERATOR, random, cores));
  }

  private static void sum(Consumer<MultiExponentiation> entries, Cores cores) {
    MultiExponentiation queue = new MultiExponentiation();
    entries.accept(queue);
    queue.run(cores);
  }

  private static FrVector random(int size) {
    Random random = new Random(1);
    FrVector vector = new FrVector(size);
    long[] limbs = vector.limbs();
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = i % Modulus.LIMBS == 3 ? random.nextLong() >>> 3 : random.nextLong();
    }
    return vector;
  }
}
