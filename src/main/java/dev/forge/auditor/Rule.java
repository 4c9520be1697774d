package dev.forge.auditor;

/** What holds of the rows whenever no unit of work is under way. */
public enum Rule {
  /** A chunk that is not leased has neither token, worker nor time of expiry. */
  LEASE_ONLY_WHILE_LEASED,
  /** A leased chunk has a token, a worker and a time of expiry, and its attempt runs. */
  LEASE_WHILE_LEASED,
  /** An attempt runs only under the lease that its chunk has. */
  ATTEMPT_RUNS_UNDER_LEASE,
  /** Whoever has the second lease of a chunk is not who has the first. */
  COPY_IS_ELSEWHERE,
  /** A chunk failed no oftener than it may, and no oftener than attempts failed. */
  ATTEMPTS_WITHIN_BUDGET,
  /** A chunk is proved if and only if it has a proof. */
  PROVED_MEANS_PROOF,
  /** A proof shows what its chunk states, and was verified unless it is an old mock's. */
  PROOF_SHOWS_STATEMENT,
  /** A chunk's proof was accepted once. */
  ACCEPTED_ONCE,
  /** A batch knows how many of its chunks are proved. */
  PROVED_ARE_COUNTED,
  /** A completed batch has a proof of every chunk. */
  COMPLETED_MEANS_PROVED,
  /** A batch that is being proved has a chunk that is not over. */
  PROVING_HAS_OPEN_CHUNKS,
  /** A batch that ended has no chunk that waits or is leased. */
  ENDED_HAS_NO_OPEN_CHUNKS,
  /** A batch whose chunks are proved, or that ended and cannot be requeued, has no inputs and no key to them. */
  INPUTS_ARE_DESTROYED,
  /** A job shows the state of its batch. */
  JOB_SHOWS_BATCH,
  /** The events of a job are numbered from 1 without a gap. */
  EVENTS_WITHOUT_GAP,
  /** A job that ended has one last event, and another has none. */
  END_IS_TOLD_ONCE
}
