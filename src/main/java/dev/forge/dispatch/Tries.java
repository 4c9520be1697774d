package dev.forge.dispatch;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.Optional;

/** Ends tries that did not lead to a proof: the chunk waits again or, when its tries are used up, fails with its batch. */
final class Tries {
  private final ChunkRows rows;
  private final ChunkOwner owner;
  private final Ledger ledger;
  private final DispatchPolicy policy;

  Tries(ChunkRows rows, ChunkOwner owner, Ledger ledger, DispatchPolicy policy) {
    this.rows = rows;
    this.owner = owner;
    this.ledger = ledger;
    this.policy = policy;
  }

  /** The try under the chunk's lease failed; returns whether the chunk waits again. The batch is locked. */
  boolean fail(Chunk chunk, Actor actor, String reason) {
    Instant now = ledger.now();
    LeaseToken lease = chunk.leaseToken().orElseThrow();
    end(chunk.id(), lease, AttemptState.FAILED, reason);
    boolean again = chunk.failures() + 1 < policy.attempts();
    if (again) {
      chunk.retry(now.plus(policy.backoffAfter(chunk.failures() + 1)));
    } else {
      chunk.fail();
    }
    write(chunk, lease, actor, reason);
    if (!again) {
      owner.chunkFailed(chunk.batch(), chunk.index(), reason);
    }
    return again;
  }

  /** The worker was lost; the chunk waits again, and that does not count as a failure. The batch is locked. */
  void expire(Chunk chunk, String reason) {
    LeaseToken lease = chunk.leaseToken().orElseThrow();
    end(chunk.id(), lease, AttemptState.EXPIRED, reason);
    chunk.expire(ledger.now());
    write(chunk, lease, Actor.SYSTEM, reason);
  }

  /** Ends the try that a lease began, where it may still end so. */
  void end(ChunkId chunk, LeaseToken token, AttemptState state, String reason) {
    rows.attempts().find(chunk, token).filter(attempt -> attempt.state().mayBecome(state)).ifPresent(attempt -> {
      AttemptState from = attempt.state();
      attempt.end(state, reason, ledger.now());
      rows.attempts().update(attempt, from);
    });
  }

  private void write(Chunk chunk, LeaseToken lease, Actor actor, String reason) {
    if (!rows.chunks().update(chunk, ChunkState.LEASED, Optional.of(lease))) {
      throw new LostUpdateException("chunk", chunk.id());
    }
    ledger.changed("chunk", chunk.id(), ChunkState.LEASED, chunk.state(), actor, reason);
  }
}
