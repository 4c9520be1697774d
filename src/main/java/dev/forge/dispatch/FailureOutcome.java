package dev.forge.dispatch;

/** What came of a worker's word that it could not prove. */
public sealed interface FailureOutcome {
  /** The chunk goes to another try. */
  record WillRetry() implements FailureOutcome {}

  /** That was the last try: the chunk failed, and its batch with it. */
  record Exhausted() implements FailureOutcome {}

  /** The lease was not the worker's any more, so nothing changed. */
  record LeaseLost() implements FailureOutcome {}
}
