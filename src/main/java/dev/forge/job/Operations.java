package dev.forge.job;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.lifecycle.Endings;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.dispatch.OpenChunks;
import dev.forge.job.OperationOutcome.Done;
import dev.forge.job.OperationOutcome.NotAllowed;
import dev.forge.job.OperationOutcome.NotFound;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.Names;
import java.util.Optional;
import java.util.function.Function;

/** What operators do to batches, under the same guards as the program itself; the actor and the reason are kept. */
public final class Operations {
  private final Batches batches;
  private final OpenChunks open;
  private final Endings endings;
  private final Ledger ledger;

  /** Operations over the rows. */
  public Operations(Batches batches, OpenChunks open, Endings endings, Ledger ledger) {
    this.batches = batches;
    this.open = open;
    this.endings = endings;
    this.ledger = ledger;
  }

  /**
   * Gives up a batch that has not ended.
   *
   * @param id of a job or of a swarm batch
   */
  public OperationOutcome fail(String id, Actor actor, String reason) {
    return locked(id, batch -> {
      if (batch.state().isTerminal()) {
        return new NotAllowed(id + " is " + Names.of(batch.state()) + " and cannot be failed");
      }
      endings.fail(batch, FailureCode.FAILED_BY_OPERATOR, reason, actor);
      return new Done(batch.state());
    });
  }

  /**
   * Has the chunks of a failed swarm batch proved again that have no proof, with all attempts.
   *
   * @param id of a swarm batch
   */
  public OperationOutcome requeue(String id, Actor actor, String reason) {
    return locked(id, batch -> {
      if (!batch.mayBeRequeued()) {
        return new NotAllowed(whyNot(id, batch));
      }
      batch.requeue();
      batches.update(batch, BatchState.FAILED);
      int chunks = open.reopen(batch.id(), actor, reason);
      ledger.changed("batch", batch.id(), BatchState.FAILED, batch.state(), actor, reason + " (" + chunks + " chunks)");
      return new Done(batch.state());
    });
  }

  private static String whyNot(String id, Batch batch) {
    if (batch.origin() == BatchOrigin.CORE) {
      return id + " is a job: the same request submitted again makes a new one";
    }
    if (batch.state() != BatchState.FAILED) {
      return id + " is " + Names.of(batch.state()) + " and cannot be requeued";
    }
    boolean forProving = batch.errorCode().filter(code -> code == FailureCode.PROVING_FAILED).isPresent();
    return forProving ? "the inputs of " + id + " are past their time and destroyed"
        : id + " failed by " + batch.errorCode().map(FailureCode::name).orElse("")
            + ", which proving again cannot mend";
  }

  private OperationOutcome locked(String id, Function<Batch, OperationOutcome> operation) {
    return ledger.units().call(() -> find(id).flatMap(batch -> batches.lock(batch.id())).map(operation)
        .orElseGet(NotFound::new));
  }

  private Optional<Batch> find(String id) {
    return batches.named(JobId.parse(id).isPresent() ? BatchOrigin.CORE : BatchOrigin.SWARM, id);
  }
}
