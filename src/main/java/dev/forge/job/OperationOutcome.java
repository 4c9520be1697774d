package dev.forge.job;

import dev.forge.batch.lifecycle.BatchState;

/** What came of an operator's wish. */
public sealed interface OperationOutcome {
  /** It was done; the batch is in this state now. */
  record Done(BatchState state) implements OperationOutcome {}

  /** The state of the batch forbids it. */
  record NotAllowed(String reason) implements OperationOutcome {}

  /** There is no such batch (any more). */
  record NotFound() implements OperationOutcome {}
}
