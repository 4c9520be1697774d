package dev.forge.dispatch;

/** What came of a delivered proof. Whatever it is, the worker need not deliver it again. */
public sealed interface DeliveryOutcome {
  /** It is the chunk's proof. */
  record Accepted() implements DeliveryOutcome {}

  /** The worker keeps it on disk, and brings it by and by. */
  record Kept() implements DeliveryOutcome {}

  /** The chunk has a proof already, this one or another. */
  record AlreadyProved() implements DeliveryOutcome {}

  /** The chunk is over without a proof: cancelled or failed. */
  record ChunkClosed(ChunkState state) implements DeliveryOutcome {}

  /** It does not verify, or shows something else than the chunk. */
  record Rejected(String reason) implements DeliveryOutcome {}

  /** There is no such chunk (any more). */
  record UnknownChunk() implements DeliveryOutcome {}
}
