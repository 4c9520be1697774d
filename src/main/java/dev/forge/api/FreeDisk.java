package dev.forge.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Refuses new work while the disk is nearly full, so that what was taken in before can be finished. */
public final class FreeDisk {
  private static final Logger LOG = System.getLogger(FreeDisk.class.getName());
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final LongSupplier free;
  private final long least;
  private final AtomicBoolean low = new AtomicBoolean();

  /**
   * A disk.
   *
   * @param free how many bytes are free at this moment
   * @param least how many must be
   */
  public FreeDisk(LongSupplier free, long least) {
    this.free = free;
    this.least = least;
  }

  /** How many bytes are free at this moment. */
  public long bytes() {
    return free.getAsLong();
  }

  /**
   * Does nothing while there is room.
   *
   * @throws ApiException with {@code CAPACITY_EXCEEDED} while there is too little
   */
  public void check() {
    long bytes = bytes();
    boolean tooLittle = bytes < least;
    if (low.getAndSet(tooLittle) != tooLittle) {
      LOG.log(tooLittle ? Level.ERROR : Level.INFO,
          state(bytes) + (tooLittle ? "; no batch is taken in" : "; batches are taken in again"));
    }
    if (tooLittle) {
      throw ApiException.full(state(bytes), RETRY_AFTER);
    }
  }

  private String state(long bytes) {
    return "the disk of the data folder has " + mebibytes(bytes) + " MiB free, and MIN_FREE_DISK_MIB is "
        + mebibytes(least);
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
