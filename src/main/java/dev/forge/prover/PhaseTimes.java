package dev.forge.prover;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures phases and tells a listener; a phase that runs twice counts twice. */
public final class PhaseTimes {
  private final ProvingListener listener;
  private final LongSupplier nanoseconds;
  private final Map<Phase, Long> times = new EnumMap<>(Phase.class);

  /** Times by the system's clock. */
  public PhaseTimes(ProvingListener listener) {
    this(listener, System::nanoTime);
  }

  PhaseTimes(ProvingListener listener, LongSupplier nanoseconds) {
    this.listener = listener;
    this.nanoseconds = nanoseconds;
  }

  /** Who is told. */
  ProvingListener listener() {
    return listener;
  }

  /**
   * Does the work of a phase; its time counts also where it fails.
   *
   * @throws CancellationException if the calling thread is interrupted before; its flag stays set; but a proof that is made
   *     is always verified
   */
  public <T> T measure(Phase phase, Supplier<T> work) {
    if (phase != Phase.VERIFY && Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted before it could " + phase.title());
    }
    listener.started(phase);
    long start = nanoseconds.getAsLong();
    try {
      return work.get();
    } finally {
      long taken = nanoseconds.getAsLong() - start;
      add(phase, taken);
      listener.finished(phase, taken);
    }
  }

  private synchronized void add(Phase phase, long taken) {
    times.merge(phase, taken, Long::sum);
  }

  /** The nanoseconds of each phase that ran, in the order of phases. */
  public synchronized Map<Phase, Long> nanoseconds() {
    return Collections.unmodifiableMap(new EnumMap<>(times));
  }
}
