package dev.forge.dispatch;

/** What came of a worker's wish for a chunk; all of them are normal. */
public sealed interface ClaimOutcome {
  /** The chunk is the worker's. */
  record Claimed(ChunkClaim claim) implements ClaimOutcome {}

  /** The chunk is not to be had: somebody else has it, it is over, or it waits for its time or another worker. */
  record NotAvailable(String reason) implements ClaimOutcome {}

  /** The worker is given nothing: it is unknown, draining, in quarantine or lost. */
  record WorkerRefused(String reason) implements ClaimOutcome {}
}
