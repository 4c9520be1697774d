package dev.forge.job;

/** What came of a wish to cancel. */
public sealed interface CancelOutcome {
  /** It is cancelled. */
  record Cancelled(JobId job) implements CancelOutcome {}

  /** It is too late. */
  record InvalidState(ProofJobState state) implements CancelOutcome {}

  /** There is no such job. */
  record NotFound() implements CancelOutcome {}
}
