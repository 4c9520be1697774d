package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums of multiples s_0 P_0 + s_1 P_1 + ... of many points. Several sums are worked off as one queue, so that no core
 * waits for another at the end of each; sums with the same scalar vector share its decomposition.
 */
public final class MultiExponentiation {
  private final List<Sum<?>> sums = new ArrayList<>();

  /** An empty queue. */
  public MultiExponentiation() {}

  /** The sum of scalars[i] * bases[i], on all cores; sizes must be equal. */
  public static G1Jacobian g1(G1Bases bases, FrVector scalars) {
    requireEqualSizes(bases.size(), scalars);
    MultiExponentiation queue = new MultiExponentiation();
    Sum<G1Jacobian> sum = queue.add(bases, scalars, 0);
    queue.run(Cores.all());
    return sum.value();
  }

  /** The sum of scalars[i] * bases[i], on all cores; sizes must be equal. */
  public static G2Jacobian g2(G2Bases bases, FrVector scalars) {
    requireEqualSizes(bases.size(), scalars);
    MultiExponentiation queue = new MultiExponentiation();
    Sum<G2Jacobian> sum = queue.add(bases, scalars, 0);
    queue.run(Cores.all());
    return sum.value();
  }

  /** Adds the sum of scalars[from + i] * bases[i] over all bases to the queue. */
  public Sum<G1Jacobian> add(G1Bases bases, FrVector scalars, int from) {
    requireRange(bases.size(), scalars, from);
    return enter(new Sum<>(() -> {
      G1Jacobian total = G1Jacobian.INFINITY;
      for (int i = 0; i < bases.size(); i++) {
        total = total.add(bases.get(i).multiply(scalars.get(from + i)));
      }
      return total;
    }));
  }

  /** Adds the sum of scalars[from + i] * bases[i] over all bases to the queue. */
  public Sum<G2Jacobian> add(G2Bases bases, FrVector scalars, int from) {
    requireRange(bases.size(), scalars, from);
    return enter(new Sum<>(() -> {
      G2Jacobian total = G2Jacobian.INFINITY;
      for (int i = 0; i < bases.size(); i++) {
        total = total.add(bases.get(i).multiply(scalars.get(from + i)));
      }
      return total;
    }));
  }

  /** Works off the queue; afterwards each {@link Sum} has its value. */
  public void run(Cores cores) {
    cores.run(sums.size(), i -> sums.get(i).compute());
  }

  private <P> Sum<P> enter(Sum<P> sum) {
    sums.add(sum);
    return sum;
  }

  private static void requireEqualSizes(int bases, FrVector scalars) {
    if (bases != scalars.size()) {
      throw new IllegalArgumentException(bases + " bases but " + scalars.size() + " scalars");
    }
  }

  private static void requireRange(int bases, FrVector scalars, int from) {
    if (from < 0 || (long) from + bases > scalars.size()) {
      throw new IllegalArgumentException(
          "scalars " + from + " to " + ((long) from + bases) + " of " + scalars.size());
    }
  }
}
