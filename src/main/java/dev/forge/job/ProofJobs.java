package dev.forge.job;

import dev.forge.dispatch.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of proof jobs. What is read is a copy, which only {@link #update} writes back. */
public interface ProofJobs {
  /**
   * Adds a job.
   *
   * @throws dev.forge.ledger.DuplicateKeyException if there is a live job of the same content
   */
  void insert(ProofJob job);

  /** The job of an id. */
  Optional<ProofJob> find(JobId id);

  /** The job that is the face of a batch. */
  Optional<ProofJob> of(BatchId batch);

  /** The job of the same content that is live or has its result. */
  Optional<ProofJob> withContent(ContentDigest digest);

  /**
   * Writes a job back.
   *
   * @throws dev.forge.ledger.LostUpdateException if it was changed since it was read, or is not in the state expected
   */
  void update(ProofJob job, ProofJobState expected);

  /** How many jobs are in a state; those whose result was deleted do not count. */
  long count(ProofJobState state);

  /**
   * A page of jobs, newest first.
   *
   * @param state only those in a state
   * @param before only those older than a job
   */
  List<ProofJob> page(Optional<ProofJobState> state, Optional<JobId> before, int most);

  /** Deletes jobs whose results were deleted before a time, at most so many; returns how many. */
  int deleteExpiredBefore(Instant time, int most);
}
