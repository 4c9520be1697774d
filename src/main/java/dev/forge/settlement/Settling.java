package dev.forge.settlement;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchListener;
import dev.forge.batch.lifecycle.BatchNews;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.batch.lifecycle.Endings;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settles the batches whose chunks are all proved, chunk by chunk in their order. Each step is kept before the next begins,
 * so it goes on where it was after a crash. The first refusal stops the rest and fails the batch; what is settled stays.
 */
public final class Settling implements BatchListener {
  private static final Logger LOG = System.getLogger(Settling.class.getName());
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
    return (int) batches.in(BatchState.SETTLING, MOST).stream().filter(this::settleAlone).count();
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
    Set<ChunkId> done = rows.of(id).stream().filter(row -> row.state() == SettlementState.SETTLED)
        .map(Settlement::chunk).collect(Collectors.toSet());
    for (ChunkProof proof : toSettle) {
      if (!done.contains(proof.chunk()) && !settle(proof)) {
        break;
      }
    }
    return ledger.units().call(() -> finish(id));
  }

  /** Goes on to the next batch whatever happened to this one. */
  private boolean settleAlone(BatchId id) {
    try {
      return settle(id);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "settling batch " + id + " failed, and is tried again", e);
      return false;
    }
  }

  private void begin(BatchId id, List<ChunkProof> toSettle) {
    boolean fresh = batches.lock(id).filter(batch -> batch.state() == BatchState.SETTLING).isPresent()
        && rows.of(id).isEmpty();
    if (fresh) {
      toSettle.forEach(proof -> rows.insert(new Settlement(proof, ledger.now())));
    }
  }

  /** Takes one proof as far as it can; whether it is settled, so that the next one may follow. */
  private boolean settle(ChunkProof proof) {
    rowOf(proof).filter(row -> row.state() == SettlementState.PENDING).ifPresent(row -> sign(row, proof));
    rowOf(proof).filter(row -> row.state() == SettlementState.SUBMITTED).ifPresent(row -> send(row, proof));
    return rowOf(proof).filter(row -> row.state() == SettlementState.SETTLED).isPresent();
  }

  /** The row as it is kept: only what is kept is ever sent. */
  private Optional<Settlement> rowOf(ChunkProof proof) {
    return rows.find(proof.chunk());
  }

  private void sign(Settlement row, ChunkProof proof) {
    switch (settler.sign(proof)) {
      case SigningOutcome.Signed signed -> {
        row.submit(signed.transaction(), ledger.now());
        write(row, SettlementState.PENDING, "signed as " + signed.transaction().signature());
      }
      case SigningOutcome.Refused refused -> giveUp(row, refused.reason(), false);
      case SigningOutcome.NotNow waiting -> waitFor(row, waiting.reason());
    }
  }

  private void send(Settlement row, ChunkProof proof) {
    SignedTransaction transaction = row.transaction().orElseThrow();
    switch (settler.send(transaction)) {
      case SettlingOutcome.Settled settled -> {
        row.settle(settled.computeUnits(), ledger.now());
        write(row, SettlementState.SUBMITTED, "verified on chain");
      }
      case SettlingOutcome.Refused refused -> giveUp(row, refused.reason(), refused.landed());
      case SettlingOutcome.Unknown unknown -> waitFor(row, unknown.reason());
      case SettlingOutcome.Expired expired -> signAgain(row, proof, transaction.signature(), expired.reason());
    }
  }

  /** The new transaction is sent by the next sweep, which reads what was kept: this one, or another coordinator's. */
  private void signAgain(Settlement row, ChunkProof proof, String oldSignature, String why) {
    switch (settler.sign(proof)) {
      case SigningOutcome.Signed signed -> {
        row.replace(signed.transaction(), ledger.now());
        ledger.units().run(() -> {
          if (rows.replace(row, oldSignature)) {
            ledger.changed("settlement", row.chunk(), SettlementState.SUBMITTED, row.state(), Actor.SYSTEM,
                "signed anew as " + signed.transaction().signature() + ": " + why);
          }
        });
      }
      case SigningOutcome.Refused refused -> giveUp(row, refused.reason(), false);
      case SigningOutcome.NotNow waiting -> waitFor(row, waiting.reason());
    }
  }

  private void giveUp(Settlement row, String reason, boolean landed) {
    SettlementState from = row.state();
    row.fail(reason, landed, ledger.now());
    write(row, from, reason);
  }

  /** Waits, though not for ever. */
  private void waitFor(Settlement row, String reason) {
    if (row.waitingSince().plus(settler.patience()).isBefore(ledger.now())) {
      giveUp(row, "not settled after " + settler.patience() + ": " + reason, false);
    } else if (row.waitFor(reason)) {
      ledger.units().run(() -> rows.update(row, row.state()));
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
