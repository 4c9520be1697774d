package dev.forge.batch.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds how many batches wait. Rows are counted at most every so often; what was let in since is added, and what is let
 * in but not committed yet is in no count of rows, so it is counted apart.
 */
public final class Backlog {
  private static final Duration COUNT_EVERY = Duration.ofMillis(250);
  /** Counting takes the longer the more wait, and matters the less the fewer do. */
  private static final int RARER = 8;

  private final Batches batches;
  private final InstantSource clock;
  private final int most;
  private long counted;
  private long onTheWay;
  private Instant countedAt = Instant.EPOCH;

  /** A backlog of so many batches. */
  public Backlog(Batches batches, InstantSource clock, int most) {
    this.batches = batches;
    this.clock = clock;
    this.most = most;
  }

  /** Takes one more batch in, if it may be; nothing is done where it may not. */
  public <T> Optional<T> admit(Supplier<T> intake) {
    if (!enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(intake.get());
    } finally {
      leave();
    }
  }

  /** Whether somebody's batch is being taken in at this moment. */
  public synchronized boolean isBusy() {
    return onTheWay > 0;
  }

  private synchronized boolean enter() {
    Instant now = clock.instant();
    Duration every = counted + onTheWay < most / 2 ? COUNT_EVERY.multipliedBy(RARER) : COUNT_EVERY;
    if (counted + onTheWay >= most || countedAt.isBefore(now.minus(every))) {
      counted = batches.live();
      countedAt = now;
    }
    if (counted + onTheWay >= most) {
      return false;
    }
    onTheWay++;
    return true;
  }

  private synchronized void leave() {
    onTheWay--;
    counted++;
  }
}
