package dev.forge.prover;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
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

  /** Does the work of a phase; its time counts also where it fails. */
  public <T> T measure(Phase phase, Supplier<T> work) {
    listener.started(phase);
    long start = nanoseconds.getAsLong();
    try {
      return work.get();
    } finally {
      long taken = nanoseconds.getAsLong() - start;
      times.merge(phase, taken, Long::sum);
      listener.finished(phase, taken);
    }
  }

  /** The nanoseconds of each phase that ran, in the order of phases. */
  public Map<Phase, Long> nanoseconds() {
    return Collections.unmodifiableMap(new EnumMap<>(times));
  }
}
