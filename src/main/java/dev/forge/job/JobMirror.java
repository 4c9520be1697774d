package dev.forge.job;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchListener;
import dev.forge.batch.lifecycle.BatchNews;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.time.Instant;

/** Shows a batch's news on its job, and keeps them as events. */
public final class JobMirror implements BatchListener {
  private final ProofJobs jobs;
  private final Events events;
  private final Ledger ledger;

  /** A mirror over the rows of jobs. */
  public JobMirror(ProofJobs jobs, Events events, Ledger ledger) {
    this.jobs = jobs;
    this.events = events;
    this.ledger = ledger;
  }

  @Override
  public void happened(Batch batch, BatchNews news) {
    if (batch.origin() == BatchOrigin.CORE) {
      jobs.of(batch.id()).ifPresent(job -> show(job, batch, news));
    }
  }

  private void show(ProofJob job, Batch batch, BatchNews news) {
    ProofJobState from = job.state();
    EventKind kind = change(job, batch, news, ledger.now());
    if (news instanceof BatchNews.Forgotten) {
      events.forget(job.id());
    } else {
      events.keep(events.next(job, kind));
    }
    jobs.update(job, from);
    if (from != job.state()) {
      ledger.changed("job", job.id(), from, job.state(), Actor.SYSTEM, job.message());
    }
  }

  private static EventKind change(ProofJob job, Batch batch, BatchNews news, Instant now) {
    switch (news) {
      case BatchNews.Preparing _ -> {
        if (job.state() == ProofJobState.PENDING) {
          job.startPreparing(now);
        }
        return EventKind.STATUS;
      }
      case BatchNews.Proving _ -> job.startProving(chunks(batch) + " to be proved", now);
      case BatchNews.Progressed progress -> {
        job.progress(progress.percent(), progress.message(), now);
        return EventKind.PROGRESS;
      }
      case BatchNews.Proved _ -> {
        job.complete(now);
        return EventKind.COMPLETED;
      }
      case BatchNews.Failed _ -> {
        return fail(job, batch, now);
      }
      case BatchNews.Settled _ -> job.note("settled", now);
      case BatchNews.Forgotten _ -> job.expire(now);
    }
    return EventKind.STATUS;
  }

  private static EventKind fail(ProofJob job, Batch batch, Instant now) {
    String reason = batch.errorMessage().orElse("failed");
    if (job.state().isTerminal()) { // its proof is there, but could not be settled
      job.note("settlement failed: " + reason, now);
      return EventKind.STATUS;
    }
    FailureCode code = batch.errorCode().orElse(FailureCode.INTERNAL_ERROR);
    if (code == FailureCode.CANCELLED) {
      job.cancel(now);
    } else {
      job.fail(code + ": " + reason, now);
    }
    return EventKind.FAILED;
  }

  private static String chunks(Batch batch) {
    return batch.chunksTotal() == 1 ? "1 chunk" : batch.chunksTotal() + " chunks";
  }
}
