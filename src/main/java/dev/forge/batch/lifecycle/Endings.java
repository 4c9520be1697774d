package dev.forge.batch.lifecycle;

import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.dispatch.OpenChunks;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;

/**
 * Ends batches. Whatever way one ends, its inputs are destroyed (those of a batch that may be requeued, some time later) and
 * those who show it are told, in the same unit of work.
 */
public final class Endings {
  private final Batches batches;
  private final OpenChunks chunks;
  private final InputVault vault;
  private final BatchListener listener;
  private final Ledger ledger;

  /** Endings over the rows. */
  public Endings(Batches batches, OpenChunks chunks, InputVault vault, BatchListener listener, Ledger ledger) {
    this.batches = batches;
    this.chunks = chunks;
    this.vault = vault;
    this.listener = listener;
    this.ledger = ledger;
  }

  /** Ends a locked batch without success. */
  public void fail(Batch batch, FailureCode code, String reason, Actor actor) {
    BatchState from = batch.state();
    batch.fail(code, reason, ledger.now());
    batches.update(batch, from);
    chunks.close(batch.id(), code + ": " + reason);
    if (batch.mayBeRequeued()) {
      vault.forget(batch.id(), InputKind.REQUEST);
    } else {
      vault.forget(batch.id());
    }
    ledger.changed("batch", batch.id(), from, batch.state(), actor, code + ": " + reason);
    listener.happened(batch, new BatchNews.Failed());
  }

  /** Ends the proving of a locked batch all of whose chunks are proved. */
  public void proved(Batch batch) {
    BatchState from = batch.state();
    batch.finishProving(ledger.now());
    batches.update(batch, from);
    vault.forget(batch.id());
    ledger.changed("batch", batch.id(), from, batch.state(), Actor.SYSTEM, "all chunks are proved");
    listener.happened(batch, new BatchNews.Proved());
  }

  /** Ends a locked batch all of whose chunks are settled. */
  public void settled(Batch batch) {
    BatchState from = batch.state();
    batch.settle(ledger.now());
    batches.update(batch, from);
    ledger.changed("batch", batch.id(), from, batch.state(), Actor.SYSTEM, "all chunks are settled");
    listener.happened(batch, new BatchNews.Settled());
  }
}
