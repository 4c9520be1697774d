package dev.forge.dispatch;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.List;
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

  /**
   * The try under a lease of the chunk failed; returns whether the chunk waits again, or another worker has it. The batch is
   * locked.
   */
  boolean fail(Chunk chunk, LeaseToken token, Actor actor, String reason) {
    Instant now = ledger.now();
    Optional<LeaseToken> lease = chunk.leaseToken();
    List<LeaseToken> all = chunk.tokens();
    end(chunk.id(), token, AttemptState.FAILED, reason);
    boolean again = chunk.failures() + 1 < policy.attempts();
    if (again) {
      chunk.retry(token, now.plus(policy.backoffAfter(chunk.failures() + 1)));
    } else {
      chunk.fail();
      all.forEach(other -> end(chunk.id(), other, AttemptState.CANCELLED, reason));
    }
    write(chunk, lease, actor, reason);
    if (!again) {
      owner.chunkFailed(chunk.batch(), chunk.index(), reason);
    }
    return again;
  }

  /**
   * The worker under a lease was lost; where no other has the chunk it waits again, and that does not count as a failure. The
   * batch is locked.
   */
  void expire(Chunk chunk, LeaseToken token, String reason) {
    Optional<LeaseToken> lease = chunk.leaseToken();
    end(chunk.id(), token, AttemptState.EXPIRED, reason);
    chunk.expire(token, ledger.now());
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

  private void write(Chunk chunk, Optional<LeaseToken> lease, Actor actor, String reason) {
    if (!rows.chunks().update(chunk, ChunkState.LEASED, lease)) {
      throw new LostUpdateException("chunk", chunk.id());
    }
    ledger.changed("chunk", chunk.id(), ChunkState.LEASED, chunk.state(), actor, reason);
  }
}
