package dev.forge.dispatch;

import java.time.Instant;
import java.util.Optional;

/** What came of a worker's wish for a chunk; all of them are normal. */
public sealed interface ClaimOutcome {
  /**
   * The chunk is the worker's.
   *
   * @param waitedSince from when on it could have been claimed, where the coordinator is in this process
   * @param second whether another worker proves it as well, as far as this process knows
   */
  record Claimed(ChunkClaim claim, Optional<Instant> waitedSince, boolean second) implements ClaimOutcome {
    /** Claimed from a coordinator elsewhere. */
    public Claimed(ChunkClaim claim) {
      this(claim, Optional.empty(), false);
    }
  }

  /** The chunk is not to be had: somebody else has it, it is over, or it waits for its time or another worker. */
  record NotAvailable(String reason) implements ClaimOutcome {}

  /** The worker is given nothing: it is unknown, draining, in quarantine or lost. */
  record WorkerRefused(String reason) implements ClaimOutcome {}
}
