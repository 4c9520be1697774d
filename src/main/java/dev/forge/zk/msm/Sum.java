package dev.forge.zk.msm;

import java.util.function.Supplier;

/**
 * The place of one sum in a {@link MultiExponentiation}.
 *
 * @param <P> the type of points
 */
public final class Sum<P> {
  private final Supplier<P> computation;
  private volatile P value;

  Sum(Supplier<P> computation) {
    this.computation = computation;
  }

  void compute() {
    value = computation.get();
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
