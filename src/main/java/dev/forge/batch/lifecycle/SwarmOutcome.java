package dev.forge.batch.lifecycle;

import java.time.Duration;

/** What came of a swarm submission. What is wrong with the batch itself is a refused request. */
public sealed interface SwarmOutcome {
  /**
   * It is taken in.
   *
   * @param chunks how many chunks it will have
   * @param workers how many workers are ready for them
   */
  record Submitted(String batchId, int chunks, int workers) implements SwarmOutcome {}

  /** A batch of this id exists already, in this state. */
  record AlreadySubmitted(String batchId, BatchState state, int chunks) implements SwarmOutcome {}

  /** No worker is ready. */
  record NoWorkers() implements SwarmOutcome {}

  /** The queue is full. */
  record QueueFull(Duration retryAfter) implements SwarmOutcome {}
}
