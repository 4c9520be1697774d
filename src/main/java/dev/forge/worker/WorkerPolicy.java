package dev.forge.worker;

import java.time.Duration;

/**
 * How long workers are believed in.
 *
 * @param lostAfter not heard of for so long, a worker is lost
 * @param quarantine how long a worker that delivered proofs that do not verify is kept out
 */
public record WorkerPolicy(Duration lostAfter, Duration quarantine) {
  /** A worker speaks every few seconds; so one silent for 30 s is lost. Quarantine lasts ten minutes. */
  public static final WorkerPolicy DEFAULT = new WorkerPolicy(Duration.ofSeconds(30), Duration.ofMinutes(10));

  /** Checks that both are positive. */
  public WorkerPolicy {
    if (!lostAfter.isPositive() || !quarantine.isPositive()) {
      throw new IllegalArgumentException("times of a worker must be positive: " + lostAfter + ", " + quarantine);
    }
  }
}
