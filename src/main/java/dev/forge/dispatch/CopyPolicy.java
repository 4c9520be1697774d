package dev.forge.dispatch;

import java.time.Duration;

/**
 * When a second worker is given a chunk that another one has.
 *
 * @param times a try is too long when it takes so many times what 95 of 100 proofs of its circuit take
 * @param atLeast and when it takes at least this long
 * @param measured nothing is known of a circuit with fewer proofs than these
 * @param mostLeases a chunk that was given out so often is given to no second worker
 */
public record CopyPolicy(int times, Duration atLeast, int measured, int mostLeases) {
  /** Three times as long as 95 of 100 proofs, and at least 10 s; after ten proofs; up to the sixth lease of a chunk. */
  public static final CopyPolicy DEFAULT = new CopyPolicy(3, Duration.ofSeconds(10), 10, 6);

  /** Checks that all are positive. */
  public CopyPolicy {
    if (times < 1 || !atLeast.isPositive() || measured < 1 || mostLeases < 1) {
      throw new IllegalArgumentException(
          "when a second copy is made must be positive: " + times + ", " + atLeast + ", " + measured + ", "
              + mostLeases);
    }
  }
}
