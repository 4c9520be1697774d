package dev.forge.batch.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Bounds how many batches wait. Rows are counted at most every so often, and each admission since is added, so that the
 * bound holds in this process without a count for each submission.
 */
public final class Backlog {
  private static final Duration COUNT_EVERY = Duration.ofMillis(250);
  /** Counting takes the longer the more wait, and matters the less the fewer do. */
  private static final int RARER = 8;

  private final Batches batches;
  private final InstantSource clock;
  private final int most;
  private long counted;
  private Instant countedAt = Instant.EPOCH;

  /** A backlog of so many batches. */
  public Backlog(Batches batches, InstantSource clock, int most) {
    this.batches = batches;
    this.clock = clock;
    this.most = most;
  }

  /** Whether one more batch may be taken in; if so it counts from now on. */
  public synchronized boolean admit() {
    Instant now = clock.instant();
    Duration every = counted < most / 2 ? COUNT_EVERY.multipliedBy(RARER) : COUNT_EVERY;
    if (counted >= most || countedAt.isBefore(now.minus(every))) {
      counted = batches.live();
      countedAt = now;
    }
    if (counted >= most) {
      return false;
    }
    counted++;
    return true;
  }
}
