package dev.forge.job;

/** What is answered to who asks for a job's proof. */
public sealed interface ProofAnswer {
  /** It is there. */
  record Ready(ProofResult result) implements ProofAnswer {}

  /** It is on its way. */
  record NotReady(ProofJobState state) implements ProofAnswer {}

  /** It will never come: the job failed or was cancelled, its result was deleted, or there is no such job. */
  record Never(String reason) implements ProofAnswer {}
}
