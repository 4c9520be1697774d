package dev.forge.dispatch;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts right what time brings about: leases run out, and bells are lost. A timer calls it; so may anybody, at any time. */
public final class DispatchSweeper {
  private static final int MOST = 200;

  private final ChunkRows rows;
  private final ChunkOwner owner;
  private final Ledger ledger;
  private final Bell bell;
  private final DispatchPolicy policy;
  private final Tries tries;

  /** A sweeper over the rows of chunks. */
  public DispatchSweeper(ChunkRows rows, ChunkOwner owner, Ledger ledger, Bell bell, DispatchPolicy policy) {
    this.rows = rows;
    this.owner = owner;
    this.ledger = ledger;
    this.bell = bell;
    this.policy = policy;
    tries = new Tries(rows, owner, ledger, policy);
  }

  /** Takes chunks back whose lease has run out; returns how many. */
  public int expireLeases() {
    return (int) rows.chunks().expired(ledger.now(), MOST).stream()
        .filter(chunk -> ledger.units().call(() -> expire(chunk))).count();
  }

  /**
   * Rings for chunks that have waited too long for anybody to come, and for those that take longer than usual, of which
   * another worker may make a second copy; returns for how many.
   */
  public int ringAgain() {
    var waiting = rows.chunks().waiting(ledger.now().minus(policy.ringAgainAfter()), MOST);
    var stragglers = rows.chunks().stragglers(ledger.now(), Optional.empty(), MOST);
    waiting.forEach(bell::chunkWaits);
    stragglers.forEach(bell::chunkWaits);
    return waiting.size() + stragglers.size();
  }

  private boolean expire(ChunkId id) {
    Instant now = ledger.now();
    rows.chunks().find(id).ifPresent(chunk -> owner.lock(chunk.batch()));
    List<LeaseToken> expired = rows.chunks().find(id).map(chunk -> chunk.expiredLeases(now)).orElse(List.of());
    expired.forEach(token -> rows.chunks().find(id).filter(chunk -> chunk.isLeasedUnder(token))
        .ifPresent(chunk -> expire(chunk, token, now)));
    return !expired.isEmpty();
  }

  private void expire(Chunk chunk, LeaseToken token, Instant now) {
    String who = chunk.workerUnder(token).map(worker -> "worker " + worker).orElse("its worker");
    if (chunk.timedOut(token, now)) {
      tries.fail(chunk, token, Actor.SYSTEM, who + " did not prove it in " + policy.proofTimeout());
    } else {
      tries.expire(chunk, token, who + " was silent for " + policy.lease());
      ledger.units().afterCommit(() -> bell.chunkWaits(chunk.id()));
    }
  }
}
