package dev.forge.zk.poly;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Stopwatch;
import java.util.Random;

/**
 * Measures the quotient, which takes seven transforms, and one transform with its conversions: {@code BenchmarkQuotient
 * LOGARITHM THREADS ROUNDS}. Figures per operation are those per row.
 */
public final class BenchmarkQuotient {
  private BenchmarkQuotient() {}

  /** Measures. */
  public static void main(String[] arguments) {
    Domain domain = Domain.powerOfTwoAtLeast(1 << Integer.parseInt(arguments[0]));
    Cores cores = Cores.of(Integer.parseInt(arguments[1]));
    int rounds = Integer.parseInt(arguments[2]);
    System.out.println(domain + ", " + cores.count() + " threads, kernels " + Kernels.chosen().label());
    FrVector a = random(domain.size());
    FrVector b = random(domain.size());
    FrVector c = random(domain.size());
    Stopwatch.measure("tables", 6, domain.size(), () -> new Quotient(domain));
    Quotient quotient = new Quotient(domain);
    Stopwatch.measure("quotient", rounds, domain.size(), () -> quotient.of(a, b, c, cores));
    Fft fft = new Fft(domain);
    Stopwatch.measure("transform", rounds, domain.size(), () -> fft.evaluate(a, cores));
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
