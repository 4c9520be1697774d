package dev.forge.dispatch;

import java.time.Duration;

/**
 * How patient dispatch is.
 *
 * @param lease how long a worker may be silent
 * @param proofTimeout how long one try may take
 * @param attempts how often a chunk may fail; lost workers do not count
 * @param backoff how long a chunk waits after its first failure; twice as long after each further one, at most 30 s
 * @param ringAgainAfter a chunk that waits for longer is rung for again
 * @param elsewhereFor how long after a failure a chunk waits for another worker, where there is one
 * @param copies when a second worker is given a chunk that another one has
 */
public record DispatchPolicy(Duration lease, Duration proofTimeout, int attempts, Duration backoff,
    Duration ringAgainAfter, Duration elsewhereFor, CopyPolicy copies) {
  /** A lease of 15 s, 300 s for a proof, three attempts, 500 ms of backoff, the bell again after 2 s. */
  public static final DispatchPolicy DEFAULT = new DispatchPolicy(Duration.ofSeconds(15), Duration.ofSeconds(300), 3,
      Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(30));

  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /** Checks that all are positive. */
  public DispatchPolicy {
    if (!lease.isPositive() || !proofTimeout.isPositive() || attempts < 1) {
      throw new IllegalArgumentException(
          "lease " + lease + ", proof time-out " + proofTimeout + " and attempts " + attempts + " must be positive");
    }
  }

  /** A policy with the usual second copies. */
  public DispatchPolicy(Duration lease, Duration proofTimeout, int attempts, Duration backoff, Duration ringAgainAfter,
      Duration elsewhereFor) {
    this(lease, proofTimeout, attempts, backoff, ringAgainAfter, elsewhereFor, CopyPolicy.DEFAULT);
  }

  /** The same with other second copies. */
  public DispatchPolicy withCopies(CopyPolicy other) {
    return new DispatchPolicy(lease, proofTimeout, attempts, backoff, ringAgainAfter, elsewhereFor, other);
  }

  /** The same with another time for a proof. */
  public DispatchPolicy withProofTimeout(Duration timeout) {
    return new DispatchPolicy(lease, timeout, attempts, backoff, ringAgainAfter, elsewhereFor, copies);
  }

  /** How often a worker should renew: three times in a lease. */
  public Duration heartbeat() {
    return lease.dividedBy(3);
  }

  /** How long a chunk waits that failed so often. */
  Duration backoffAfter(int failures) {
    Duration wait = backoff.multipliedBy(1L << Math.min(failures - 1, 16));
    return wait.compareTo(LONGEST_BACKOFF) < 0 ? wait : LONGEST_BACKOFF;
  }
}
