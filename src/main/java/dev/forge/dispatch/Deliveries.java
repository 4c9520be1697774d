package dev.forge.dispatch;

import dev.forge.dispatch.DeliveryOutcome.Accepted;
import dev.forge.dispatch.DeliveryOutcome.AlreadyProved;
import dev.forge.dispatch.DeliveryOutcome.ChunkClosed;
import dev.forge.dispatch.DeliveryOutcome.Rejected;
import dev.forge.dispatch.DeliveryOutcome.UnknownChunk;
import dev.forge.dispatch.FailureOutcome.Exhausted;
import dev.forge.dispatch.FailureOutcome.LeaseLost;
import dev.forge.dispatch.FailureOutcome.WillRetry;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.LostUpdateException;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerRegistry;
import java.util.List;
import java.util.Optional;

/**
 * Takes proofs from workers. A proof is verified and compared with its chunk outside any transaction, and is then the
 * chunk's if the chunk is still open: the first valid one wins, under a lease or not, however late.
 */
public final class Deliveries {
  private final ChunkRows rows;
  private final ChunkOwner owner;
  private final WorkerRegistry workers;
  private final ProofCheck check;
  private final Ledger ledger;
  private final Tries tries;
  private final KnownChunks known;

  /**
   * Deliveries over the rows of chunks.
   *
   * @param known what was claimed here
   */
  public Deliveries(ChunkRows rows, ChunkOwner owner, WorkerRegistry workers, ProofCheck check, Ledger ledger,
      DispatchPolicy policy, KnownChunks known) {
    this.rows = rows;
    this.owner = owner;
    this.workers = workers;
    this.check = check;
    this.ledger = ledger;
    this.known = known;
    tries = new Tries(rows, owner, ledger, policy);
  }

  /** A worker brings a proof. */
  public DeliveryOutcome deliver(Delivery delivery) {
    Optional<KnownChunks.Task> claimed = known.take(delivery.chunk());
    Optional<ProofCheck.Judgement> judged = claimed.map(task -> check.judge(task, delivery));
    if (judged.orElse(null) instanceof ProofCheck.Judgement.Right right) {
      return ledger.units().call(() -> accept(delivery, claimed.get().batch(), right.verified()));
    }
    Optional<Chunk> chunk = rows.chunks().find(delivery.chunk());
    if (chunk.isEmpty()) {
      return new UnknownChunk();
    }
    if (chunk.get().state().isTerminal()) {
      return closed(chunk.get());
    }
    KnownChunks.Task task = KnownChunks.Task.of(chunk.get());
    return switch (judged.orElseGet(() -> check.judge(task, delivery))) {
      case ProofCheck.Judgement.Wrong wrong -> ledger.units().call(() -> reject(delivery, wrong.reason()));
      case ProofCheck.Judgement.Right right
          -> ledger.units().call(() -> accept(delivery, task.batch(), right.verified()));
    };
  }

  /** A worker could not prove its chunk. */
  public FailureOutcome fail(ChunkId id, WorkerId worker, LeaseToken token, String reason) {
    return ledger.units().call(() -> lockedChunk(id).filter(chunk -> chunk.isLeasedUnder(token))
        .<FailureOutcome>map(
            chunk -> tries.fail(chunk, token, actor(worker), reason) ? new WillRetry() : new Exhausted())
        .orElseGet(LeaseLost::new));
  }

  /** A worker will not prove its chunk, which waits for another at once; that is no failure. */
  public boolean giveBack(ChunkId id, LeaseToken token, String reason) {
    return ledger.units().call(() -> {
      Optional<Chunk> leased = lockedChunk(id).filter(chunk -> chunk.isLeasedUnder(token));
      leased.ifPresent(chunk -> tries.expire(chunk, token, reason));
      return leased.isPresent();
    });
  }

  private DeliveryOutcome accept(Delivery delivery, BatchId batch, boolean verified) {
    owner.lock(batch);
    Optional<Chunk> found = rows.chunks().find(delivery.chunk());
    if (found.isEmpty()) {
      return new UnknownChunk();
    }
    Chunk chunk = found.get();
    if (chunk.state().isTerminal()) {
      return closed(chunk);
    }
    ChunkState from = chunk.state();
    Optional<LeaseToken> lease = chunk.leaseToken();
    List<LeaseToken> leases = chunk.tokens();
    chunk.prove();
    if (!rows.chunks().update(chunk, from, lease)) {
      throw new LostUpdateException("chunk", chunk.id());
    }
    rows.proofs().insert(new ChunkProof(chunk, delivery, verified, ledger.now()));
    endTries(delivery, leases);
    ledger.changed("chunk", chunk.id(), from, chunk.state(), actor(delivery.worker()), "proof accepted");
    owner.chunkProved(chunk.batch(), chunk.index());
    ledger.units().afterCommit(() -> workers.proved(delivery.worker(), delivery.provingTimeMs()));
    return new Accepted();
  }

  private void endTries(Delivery delivery, List<LeaseToken> leases) {
    delivery.token().ifPresent(
        token -> tries.end(delivery.chunk(), token, AttemptState.SUCCEEDED, "proof accepted"));
    leases.stream().filter(token -> !delivery.token().equals(Optional.of(token))).forEach(
        token -> tries.end(delivery.chunk(), token, AttemptState.SUPERSEDED, "another proof came first"));
  }

  private DeliveryOutcome reject(Delivery delivery, String reason) {
    workers.strike(delivery.worker(), reason);
    Optional<Chunk> chunk = lockedChunk(delivery.chunk());
    delivery.token().ifPresent(token -> {
      if (chunk.filter(open -> open.isLeasedUnder(token)).isPresent()) {
        tries.fail(chunk.get(), token, actor(delivery.worker()), reason);
      } else {
        tries.end(delivery.chunk(), token, AttemptState.FAILED, reason);
      }
    });
    return new Rejected(reason);
  }

  /** The chunk as it is with its batch locked. */
  private Optional<Chunk> lockedChunk(ChunkId id) {
    rows.chunks().find(id).ifPresent(chunk -> owner.lock(chunk.batch()));
    return rows.chunks().find(id);
  }

  private static DeliveryOutcome closed(Chunk chunk) {
    return chunk.state() == ChunkState.PROVED ? new AlreadyProved() : new ChunkClosed(chunk.state());
  }

  private static Actor actor(WorkerId worker) {
    return Actor.worker((int) worker.number());
  }
}
