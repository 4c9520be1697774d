package dev.forge.job;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.lifecycle.Endings;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.job.CancelOutcome.Cancelled;
import dev.forge.job.CancelOutcome.InvalidState;
import dev.forge.job.CancelOutcome.NotFound;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.util.Optional;

/** Cancels jobs, as long as no proof is being paid for. */
public final class Cancellation {
  private final ProofJobs jobs;
  private final Batches batches;
  private final Endings endings;
  private final Ledger ledger;

  /** Cancellation over the rows. */
  public Cancellation(ProofJobs jobs, Batches batches, Endings endings, Ledger ledger) {
    this.jobs = jobs;
    this.batches = batches;
    this.endings = endings;
    this.ledger = ledger;
  }

  /** Cancels a job that is pending or preparing. */
  public CancelOutcome cancel(JobId id, Actor actor) {
    return ledger.units().call(() -> {
      Optional<Batch> batch = jobs.find(id).flatMap(job -> batches.lock(job.batch()));
      return jobs.find(id).map(job -> cancel(job, batch, actor)).orElseGet(NotFound::new);
    });
  }

  private CancelOutcome cancel(ProofJob job, Optional<Batch> batch, Actor actor) {
    if (batch.isEmpty() || !job.state().mayBecome(ProofJobState.CANCELLED)) {
      return new InvalidState(job.state());
    }
    endings.fail(batch.get(), FailureCode.CANCELLED, "cancelled", actor);
    return new Cancelled(job.id());
  }
}
