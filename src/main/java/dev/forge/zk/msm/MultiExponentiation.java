package dev.forge.zk.msm;

import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Jacobian;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Kernels;
import dev.forge.zk.kernel.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
    return enter(Sum.of(Group.G1, bases.points(), scalars, from));
  }

  /**
   * Adds the sum of scalars[selected[i]] * bases[i] over all bases to the queue. The array is not copied.
   *
   * @throws IllegalArgumentException if there is not one scalar selected for each base
   * @throws IndexOutOfBoundsException if a selected scalar does not exist
   */
  public Sum<G1Jacobian> add(G1Bases bases, FrVector scalars, int[] selected) {
    return enter(Sum.of(Group.G1, bases.points(), scalars, selected));
  }

  /**
   * Adds the sum of scalars[from + i] * bases[i] over all bases to the queue.
   *
   * @throws IllegalArgumentException if there are not that many scalars
   */
  public Sum<G2Jacobian> add(G2Bases bases, FrVector scalars, int from) {
    return enter(Sum.of(Group.G2, bases.points(), scalars, from));
  }

  /**
   * Adds the sum of scalars[selected[i]] * bases[i] over all bases to the queue. The array is not copied.
   *
   * @throws IllegalArgumentException if there is not one scalar selected for each base
   * @throws IndexOutOfBoundsException if a selected scalar does not exist
   */
  public Sum<G2Jacobian> add(G2Bases bases, FrVector scalars, int[] selected) {
    return enter(Sum.of(Group.G2, bases.points(), scalars, selected));
  }

  /** Works off the queue and leaves it empty; afterwards each {@link Sum} has its value. */
  public void run(Cores cores) {
    try (Workspace workspace = new Workspace()) {
      List<WindowItem> queue = WindowSize.balance(items(cores, workspace), cores.count());
      int largest = sums.stream().mapToInt(sum -> sum.bases.size()).max().orElse(0);
      int batch = largest < BATCH ? SMALL_BATCH : BATCH;
      cores.run(queue.size(), () -> new Worker(queue, batch, workspace));
    }
    cores.run(sums.size(), i -> sums.get(i).complete());
    sums.clear();
  }

  /** All windows of all sums. Scalars are compared as objects: the same vector, not an equal one. */
  private List<WindowItem> items(Cores cores, Workspace workspace) {
    Map<FrVector, SignedDigits> converted = new IdentityHashMap<>();
    Map<FrVector, Map<Integer, DigitTable>> tables = new IdentityHashMap<>();
    List<WindowItem> items = new ArrayList<>();
    for (Sum<?> sum : sums) {
      int bits = forcedBits != 0 ? forcedBits : WindowSize.bits(sum.bases.size(), sum.group == Group.G2);
      SignedDigits integers = converted.computeIfAbsent(
          sum.scalars, scalars -> SignedDigits.of(scalars, kernels.fr(), cores, workspace));
      DigitTable digits = tables.computeIfAbsent(sum.scalars, scalars -> new HashMap<>())
          .computeIfAbsent(bits, size -> DigitTable.of(integers, size, cores, workspace));
      Terms terms = Terms.of(sum, integers, bits, cores, workspace);
      for (int window = WindowItem.ONES; window < SignedDigits.windows(bits); window++) {
        items.add(new WindowItem(sum, digits, bits, terms, window, 0, terms.sections()));
      }
    }
    return items;
  }

  /** One thread's work, with its buckets, made when first needed. */
  private final class Worker implements IntConsumer {
    private final List<WindowItem> queue;
    private final int batch;
    private final Workspace workspace;
    private final Map<Group<?>, Buckets> buckets = new HashMap<>();

    Worker(List<WindowItem> queue, int batch, Workspace workspace) {
      this.queue = queue;
      this.batch = batch;
      this.workspace = workspace;
    }

    @Override
    public void accept(int i) {
      WindowItem item = queue.get(i);
      item.run(buckets.computeIfAbsent(
          item.sum().group, group -> new Buckets(group.coordinates(kernels), batch, workspace)));
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
