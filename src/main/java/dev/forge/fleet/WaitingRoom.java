package dev.forge.fleet;

import java.time.Duration;

/** Where calls wait for a chunk. Each ring wakes one of them. */
public final class WaitingRoom {
  private long rings;

  /** A chunk waits. */
  public synchronized void ring() {
    rings++;
    notify();
  }

  /** How often it has rung; to be asked before looking for a chunk. */
  public synchronized long rings() {
    return rings;
  }

  /**
   * Waits for a ring, where there was none since.
   *
   * @throws InterruptedException if the thread is to end
   */
  public synchronized void await(long since, Duration atMost) throws InterruptedException {
    if (rings == since && atMost.isPositive()) {
      wait(Math.max(1, atMost.toMillis()));
    }
  }
}
