package dev.forge.zk.msm;

import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * The place of one sum in a {@link MultiExponentiation}.
 *
 * @param <P> the type of points
 */
public final class Sum<P> {
  final Group<P> group;
  final PackedPoints bases;
  final FrVector scalars;
  private final IntUnaryOperator scalarOfBase;

  /** Affine points, by the bit of their weight 2^bit. */
  private final List<List<long[]>> byBit = new ArrayList<>();

  private volatile P value;

  private Sum(Group<P> group, PackedPoints bases, FrVector scalars, IntUnaryOperator scalarOfBase) {
    this.group = group;
    this.bases = bases;
    this.scalars = scalars;
    this.scalarOfBase = scalarOfBase;
  }

  /** The sum of scalars[from + i] * bases[i]. */
  static <P> Sum<P> of(Group<P> group, PackedPoints bases, FrVector scalars, int from) {
    if (from < 0 || (long) from + bases.size() > scalars.size()) {
      throw new IllegalArgumentException(
          "scalars " + from + " to " + ((long) from + bases.size()) + " of " + scalars.size());
    }
    return new Sum<>(group, bases, scalars, i -> from + i);
  }

  /** The sum of scalars[selected[i]] * bases[i]. */
  static <P> Sum<P> of(Group<P> group, PackedPoints bases, FrVector scalars, int[] selected) {
    if (selected.length != bases.size()) {
      throw new IllegalArgumentException(selected.length + " scalars selected for " + bases.size() + " bases");
    }
    for (int scalar : selected) {
      Objects.checkIndex(scalar, scalars.size());
    }
    return new Sum<>(group, bases, scalars, i -> selected[i]);
  }

  /** The number of a base's scalar. */
  int scalar(int base) {
    return scalarOfBase.applyAsInt(base);
  }

  /** Enters a point with weight 2^bit. */
  synchronized void enter(int bit, long[] affine) {
    while (byBit.size() <= bit) {
      byBit.add(new ArrayList<>());
    }
    byBit.get(bit).add(affine);
  }

  /** Adds up all that was entered. */
  synchronized void complete() {
    P sum = group.infinity();
    for (int bit = byBit.size() - 1; bit >= 0; bit--) {
      sum = group.twice(sum);
      for (long[] affine : byBit.get(bit)) {
        sum = group.add(sum, affine);
      }
    }
    byBit.clear();
    value = sum;
  }

  /**
   * The sum.
   *
   * @throws IllegalStateException before the queue was run
   */
  public P value() {
    if (value == null) {
      throw new IllegalStateException("the queue has not been run");
    }
    return value;
  }
}
