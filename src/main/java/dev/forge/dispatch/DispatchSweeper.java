package dev.forge.dispatch;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.time.Instant;

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

  /** Rings for chunks that have waited too long for anybody to come; returns for how many. */
  public int ringAgain() {
    var waiting = rows.chunks().waiting(ledger.now().minus(policy.ringAgainAfter()), MOST);
    waiting.forEach(bell::chunkWaits);
    return waiting.size();
  }

  private boolean expire(ChunkId id) {
    Instant now = ledger.now();
    rows.chunks().find(id).ifPresent(chunk -> owner.lock(chunk.batch()));
    var expired = rows.chunks().find(id).filter(chunk -> chunk.state() == ChunkState.LEASED)
        .filter(chunk -> chunk.leaseExpiresAt().filter(at -> !at.isAfter(now)).isPresent());
    expired.ifPresent(chunk -> expire(chunk, now));
    return expired.isPresent();
  }

  private void expire(Chunk chunk, Instant now) {
    String who = chunk.leaseWorker().map(worker -> "worker " + worker).orElse("its worker");
    if (chunk.timedOut(now)) {
      tries.fail(chunk, Actor.SYSTEM, who + " did not prove it in " + policy.proofTimeout());
    } else {
      tries.expire(chunk, who + " was silent for " + policy.lease());
      ledger.units().afterCommit(() -> bell.chunkWaits(chunk.id()));
    }
  }
}
