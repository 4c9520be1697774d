package dev.forge.job;

import dev.forge.batch.Unsigned64;
import java.time.Duration;

/** What came of a submission. What is wrong with the request itself is a refused request. */
public sealed interface SubmissionOutcome {
  /**
   * The job is kept.
   *
   * @param estimatedTimeMs how long it will take, judged by the latest proofs of its circuit
   * @param isNew whether this request made it, not an earlier one with the same content
   */
  record Submitted(JobId job, Unsigned64 batchNumber, long estimatedTimeMs, boolean isNew)
      implements SubmissionOutcome {}

  /** As many batches wait as may. */
  record QueueFull(Duration retryAfter) implements SubmissionOutcome {}
}
