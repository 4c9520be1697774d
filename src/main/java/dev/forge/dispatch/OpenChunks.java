package dev.forge.dispatch;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.LostUpdateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins and ends the chunks of a batch, all in the unit of work that changes the batch. */
public final class OpenChunks {
  private final ChunkRows rows;
  private final Ledger ledger;
  private final Bell bell;

  /** Over the rows of chunks. */
  public OpenChunks(ChunkRows rows, Ledger ledger, Bell bell) {
    this.rows = rows;
    this.ledger = ledger;
    this.bell = bell;
  }

  /** The chunks of a prepared batch; the bell rings for each when they are committed. */
  public void open(BatchId batch, List<ChunkPlan> plans) {
    List<ChunkId> opened = new ArrayList<>(plans.size());
    for (ChunkPlan plan : plans) {
      Chunk chunk = new Chunk(new ChunkId(ledger.randomness().nextId()), batch, plan, ledger.now());
      rows.chunks().insert(chunk);
      opened.add(chunk.id());
    }
    ledger.units().afterCommit(() -> opened.forEach(bell::chunkWaits));
  }

  /** Cancels the chunks of a batch that ended without them. */
  public void close(BatchId batch, String reason) {
    rows.chunks().openOf(batch).forEach(chunk -> close(chunk, reason));
  }

  /** Has all chunks of a batch that are over without a proof tried again; returns how many. */
  public int reopen(BatchId batch, Actor actor, String reason) {
    List<Chunk> over = rows.chunks().of(batch).stream()
        .filter(chunk -> chunk.state().operatorMayMoveTo(ChunkState.PENDING)).toList();
    for (Chunk chunk : over) {
      ChunkState from = chunk.state();
      chunk.reopen(ledger.now());
      if (!rows.chunks().update(chunk, from, Optional.empty())) {
        throw new LostUpdateException("chunk", chunk.id());
      }
      ledger.changed("chunk", chunk.id(), from, chunk.state(), actor, reason);
    }
    ledger.units().afterCommit(() -> over.forEach(chunk -> bell.chunkWaits(chunk.id())));
    return over.size();
  }

  private void close(Chunk chunk, String reason) {
    ChunkState from = chunk.state();
    Optional<LeaseToken> lease = chunk.leaseToken();
    List<LeaseToken> leases = chunk.tokens();
    chunk.cancel();
    if (!rows.chunks().update(chunk, from, lease)) {
      throw new LostUpdateException("chunk", chunk.id());
    }
    ledger.changed("chunk", chunk.id(), from, chunk.state(), Actor.SYSTEM, reason);
    leases.stream().map(token -> rows.attempts().find(chunk.id(), token)).flatMap(Optional::stream).forEach(attempt -> {
      attempt.end(AttemptState.CANCELLED, reason, ledger.now());
      rows.attempts().update(attempt, AttemptState.RUNNING);
    });
  }
}
