package dev.forge.batch.lifecycle;

import dev.forge.batch.vault.InputVault;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkRows;
import dev.forge.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes what is past its time, and never what is in use: a batch that has not ended is left alone. */
public final class Retention {
  private static final int MOST = 100;
  private static final Duration LONGEST_ARRIVAL = Duration.ofHours(1);

  private final Batches batches;
  private final ChunkRows chunks;
  private final InputVault vault;
  private final BatchListener listener;
  private final Ledger ledger;
  private final BatchPolicy policy;

  /** Retention over the rows. */
  public Retention(Batches batches, ChunkRows chunks, InputVault vault, Terms terms, Ledger ledger) {
    this.batches = batches;
    this.chunks = chunks;
    this.vault = vault;
    this.ledger = ledger;
    listener = terms.listener();
    policy = terms.policy();
  }

  /** Who is told, and how long things are kept. */
  public record Terms(BatchListener listener, BatchPolicy policy) {}

  /**
   * Deletes batches that ended long enough ago with all they have; returns how many. A job outlives its batch, so that how
   * it ended is still known; a swarm's batch has no other row and is kept for as long as jobs are.
   */
  public int sweep() {
    return forgetInputs() + forget(BatchOrigin.CORE, policy.keepResults())
        + forget(BatchOrigin.SWARM, policy.keepOutcomes())
        + giveUpOverdue();
  }

  /** Deletes the parts of batches that began to arrive and never did. */
  private int giveUpOverdue() {
    List<BatchId> overdue = vault.overdue(ledger.now().minus(LONGEST_ARRIVAL), MOST);
    overdue.forEach(id -> ledger.units().run(() -> vault.giveUp(id)));
    return overdue.size();
  }

  private int forgetInputs() {
    Instant before = ledger.now().minus(policy.keepForRequeue());
    return (int) batches.endedWithInputsBefore(before, MOST).stream()
        .filter(id -> ledger.units().call(() -> forgetInputs(id))).count();
  }

  private boolean forgetInputs(BatchId id) {
    var waited = batches.lock(id).filter(Batch::mayBeRequeued);
    waited.ifPresent(batch -> {
      batch.forgetInputs();
      batches.update(batch, BatchState.FAILED);
      vault.forget(id);
    });
    return waited.isPresent();
  }

  private int forget(BatchOrigin origin, Duration after) {
    Instant before = ledger.now().minus(after);
    return (int) batches.endedBefore(origin, before, MOST).stream()
        .filter(id -> ledger.units().call(() -> forget(id, before))).count();
  }

  private boolean forget(BatchId id, Instant before) {
    var over = batches.lock(id).filter(batch -> batch.terminalAt().filter(at -> at.isBefore(before)).isPresent());
    over.ifPresent(batch -> {
      listener.happened(batch, new BatchNews.Forgotten());
      vault.forget(id);
      chunks.proofs().deleteOf(id);
      chunks.chunks().deleteOf(id);
      batches.delete(id);
    });
    return over.isPresent();
  }
}
