package dev.forge.job;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import java.util.List;
import java.util.Optional;

/** What callers of the Core API may know. */
public final class JobQueries {
  /** The most jobs of a page. */
  public static final int PAGE = 200;

  private static final long COUNT_EVERY_NS = 2_000_000_000L;

  private final ProofJobs jobs;
  private final ChunkProofs proofs;
  private final Batches batches;
  private long completed;
  private long countedAt;

  /** Queries over the rows. */
  public JobQueries(ProofJobs jobs, ChunkProofs proofs, Batches batches) {
    this.jobs = jobs;
    this.proofs = proofs;
    this.batches = batches;
  }

  /** A job as it is now. */
  public Optional<ProofJob> status(JobId id) {
    return jobs.find(id);
  }

  /** The batch behind a job, for its settlement; gone some time after the job ended. */
  public Optional<Batch> batchOf(ProofJob job) {
    return batches.find(job.batch());
  }

  /** The proof of a job, or why it is not there. */
  public ProofAnswer proof(JobId id) {
    return jobs.find(id).map(this::proof).orElseGet(() -> new ProofAnswer.Never("no job " + id + " is known"));
  }

  /**
   * A page of jobs, newest first.
   *
   * @param most at most {@link #PAGE}
   */
  public List<ProofJob> page(Optional<ProofJobState> state, Optional<JobId> before, int most) {
    return jobs.page(state, before, Math.clamp(most, 1, PAGE));
  }

  /** How many jobs are in a state; those whose result was deleted do not count. */
  public long count(ProofJobState state) {
    return jobs.count(state);
  }

  /** Numbers of all jobs. */
  public JobHealth health() {
    long active = jobs.count(ProofJobState.PENDING) + jobs.count(ProofJobState.PREPARING)
        + jobs.count(ProofJobState.PROVING);
    return new JobHealth(active, completed());
  }

  /** How many results are kept, counted every few seconds: all of their rows are looked at for it. */
  private synchronized long completed() {
    long now = System.nanoTime();
    if (countedAt == 0 || now - countedAt > COUNT_EVERY_NS) {
      completed = jobs.count(ProofJobState.COMPLETED);
      countedAt = now;
    }
    return completed;
  }

  private ProofAnswer proof(ProofJob job) {
    return switch (job.state()) {
      case PENDING, PREPARING, PROVING -> new ProofAnswer.NotReady(job.state());
      case FAILED, CANCELLED -> new ProofAnswer.Never(job.error().orElse("the job failed"));
      case COMPLETED -> completed(job);
    };
  }

  private ProofAnswer completed(ProofJob job) {
    List<ChunkProof> found = job.expiredAt().isPresent() ? List.of() : proofs.of(job.batch());
    return found.isEmpty() ? new ProofAnswer.Never("the proof of job " + job.id() + " is past its time and deleted")
        : new ProofAnswer.Ready(new ProofResult(job.id(), job.batchNumber(), found));
  }
}
