package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Sums of multiples s_0 P_0 + s_1 P_1 + ... of many points, by buckets (N. Pippenger, "On the evaluation of powers and
 * related problems", 1976) of affine points with signed digits. Several sums are worked off as one queue of windows, so
 * that no core waits for another at the end of each; sums with the same scalar vector share its decomposition.
 */
public final class MultiExponentiation {
  /** Additions that share an inversion. */
  private static final int BATCH = 2048;

  private static final int SMALL_BATCH = 64;
  private final Kernels kernels;
  private final int forcedBits;
  private final List<Sum<?>> sums = new ArrayList<>();

  /** An empty queue. */
  public MultiExponentiation() {
    this(Kernels.chosen(), 0);
  }

  /** An empty queue on the given kernels, with digits of {@code bits} bits, or of the best size for 0. */
  MultiExponentiation(Kernels kernels, int bits) {
    this.kernels = kernels;
    forcedBits = bits;
  }

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

  /**
   * Adds the sum of scalars[from + i] * bases[i] over all bases to the queue.
   *
   * @throws IllegalArgumentException if there are not that many scalars
   */
  public Sum<G1Jacobian> add(G1Bases bases, FrVector scalars, int from) {
    return enter(new Sum<>(Group.G1, bases.points(), scalars, from));
  }

  /**
   * Adds the sum of scalars[from + i] * bases[i] over all bases to the queue.
   *
   * @throws IllegalArgumentException if there are not that many scalars
   */
  public Sum<G2Jacobian> add(G2Bases bases, FrVector scalars, int from) {
    return enter(new Sum<>(Group.G2, bases.points(), scalars, from));
  }

  /** Works off the queue and leaves it empty; afterwards each {@link Sum} has its value. */
  public void run(Cores cores) {
    Map<Decomposition, SignedDigits> digits = new HashMap<>();
    List<WindowItem> items = new ArrayList<>();
    for (Sum<?> sum : sums) {
      int bits = forcedBits != 0 ? forcedBits : WindowSize.bits(sum.bases.size(), sum.group == Group.G2);
      Decomposition key = new Decomposition(sum.scalars, bits);
      SignedDigits cut = digits.computeIfAbsent(key, k -> SignedDigits.of(k.scalars, bits, kernels.fr(), cores));
      for (int window = WindowItem.ONES; window < cut.windows(); window++) {
        items.add(new WindowItem(sum, cut, window, 0, cut.sectionCount()));
      }
    }
    List<WindowItem> queue = WindowSize.balance(items, cores.count());
    int largest = sums.stream().mapToInt(sum -> sum.bases.size()).max().orElse(0);
    int batch = largest < BATCH ? SMALL_BATCH : BATCH;
    cores.run(queue.size(), () -> new Worker(queue, batch));
    cores.run(sums.size(), i -> sums.get(i).complete());
    sums.clear();
  }

  /** Scalars are compared as objects: the same vector, not an equal one. */
  private record Decomposition(FrVector scalars, int bits) {}

  /** One thread's work, with its buckets, made when first needed. */
  private final class Worker implements IntConsumer {
    private final List<WindowItem> queue;
    private final int batch;
    private final Map<Group<?>, Buckets> buckets = new HashMap<>();

    Worker(List<WindowItem> queue, int batch) {
      this.queue = queue;
      this.batch = batch;
    }

    @Override
    public void accept(int i) {
      WindowItem item = queue.get(i);
      item.run(buckets.computeIfAbsent(item.sum().group, group -> new Buckets(group.coordinates(kernels), batch)));
    }
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
}
