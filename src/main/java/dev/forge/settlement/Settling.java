package dev.forge.settlement;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchListener;
import dev.forge.batch.lifecycle.BatchNews;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.lifecycle.Endings;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * Settles the batches whose chunks are all proved. Each step is kept before the next begins, so it goes on where it was
 * after a crash. A batch of which any proof is refused is failed, never completed.
 */
public final class Settling implements BatchListener {
  private static final int MOST = 20;

  private final Batches batches;
  private final ChunkProofs proofs;
  private final Settlements rows;
  private final Settler settler;
  private final Endings endings;
  private final Ledger ledger;

  /** Settling over the rows. */
  public Settling(Batches batches, ChunkProofs proofs, Settlements rows, Settler settler, Endings endings,
      Ledger ledger) {
    this.batches = batches;
    this.proofs = proofs;
    this.rows = rows;
    this.settler = settler;
    this.endings = endings;
    this.ledger = ledger;
  }

  /** Takes all batches that are settling as far as it can; returns how many are settled now. */
  public int sweep() {
    return (int) batches.in(BatchState.SETTLING, MOST).stream().filter(this::settle).count();
  }

  /** An operator has a failed batch with all its proofs settled again. */
  public boolean resume(BatchId id, Actor actor, String reason) {
    return ledger.units().call(() -> {
      Optional<Batch> failed = batches.lock(id).filter(batch -> batch.state() == BatchState.FAILED);
      failed.ifPresent(batch -> {
        batch.resumeSettling();
        batches.update(batch, BatchState.FAILED);
        rows.of(id).stream().filter(row -> row.state() == SettlementState.FAILED).forEach(row -> {
          row.resume(ledger.now());
          rows.update(row, SettlementState.FAILED);
        });
        ledger.changed("batch", id, BatchState.FAILED, batch.state(), actor, reason);
      });
      return failed.isPresent();
    });
  }

  /** Deletes the settlements of a batch that is deleted. */
  @Override
  public void happened(Batch batch, BatchNews news) {
    if (news instanceof BatchNews.Forgotten) {
      rows.deleteOf(batch.id());
    }
  }

  /** The settlements of a batch in the order of its chunks. */
  public List<Settlement> of(BatchId batch) {
    return rows.of(batch);
  }

  private boolean settle(BatchId id) {
    List<ChunkProof> toSettle = proofs.of(id);
    ledger.units().run(() -> begin(id, toSettle));
    in(SettlementState.PENDING, id).forEach(row -> sign(row, toSettle.get(row.index().value())));
    in(SettlementState.SUBMITTED, id).forEach(this::send);
    return ledger.units().call(() -> finish(id));
  }

  private void begin(BatchId id, List<ChunkProof> toSettle) {
    boolean fresh = batches.lock(id).filter(batch -> batch.state() == BatchState.SETTLING).isPresent()
        && rows.of(id).isEmpty();
    if (fresh) {
      toSettle.forEach(proof -> rows.insert(new Settlement(proof, ledger.now())));
    }
  }

  private List<Settlement> in(SettlementState state, BatchId id) {
    return rows.of(id).stream().filter(row -> row.state() == state).toList();
  }

  private void sign(Settlement row, ChunkProof proof) {
    row.submit(settler.sign(proof), ledger.now());
    write(row, SettlementState.PENDING, "signed");
  }

  private void send(Settlement row) {
    switch (settler.send(row.transaction().orElseThrow())) {
      case SettlingOutcome.Settled settled -> {
        row.settle(settled.computeUnits(), ledger.now());
        write(row, SettlementState.SUBMITTED, "verified on chain");
      }
      case SettlingOutcome.Refused refused -> {
        row.fail(refused.reason(), ledger.now());
        write(row, SettlementState.SUBMITTED, refused.reason());
      }
      case SettlingOutcome.Unknown _ -> { /* the next sweep asks again */ }
    }
  }

  /** Writes a step; where another process did it first, there is nothing to write. */
  private void write(Settlement row, SettlementState expected, String reason) {
    ledger.units().run(() -> {
      if (rows.update(row, expected)) {
        ledger.changed("settlement", row.chunk(), expected, row.state(), Actor.SYSTEM, reason);
      }
    });
  }

  private boolean finish(BatchId id) {
    Optional<Batch> settling = batches.lock(id).filter(batch -> batch.state() == BatchState.SETTLING);
    List<Settlement> all = rows.of(id);
    Optional<Settlement> refused = all.stream().filter(row -> row.state() == SettlementState.FAILED).findFirst();
    if (settling.isEmpty() || all.isEmpty()) {
      return false;
    }
    if (refused.isPresent()) {
      endings.fail(settling.get(), FailureCode.SETTLEMENT_FAILED,
          "chunk " + refused.get().index() + ": " + refused.get().error().orElse("refused"), Actor.SYSTEM);
      return false;
    }
    boolean complete = all.stream().allMatch(row -> row.state() == SettlementState.SETTLED);
    if (complete) {
      endings.settled(settling.get());
    }
    return complete;
  }
}
