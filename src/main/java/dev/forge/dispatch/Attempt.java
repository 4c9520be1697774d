package dev.forge.dispatch;

import dev.forge.ledger.IllegalTransitionException;
import dev.forge.worker.WorkerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One worker's try at a chunk. */
@Entity
@Table(name = "attempt")
public class Attempt {
  @Id
  private UUID id;

  @Column(name = "chunk", updatable = false)
  private UUID chunk;

  @Column(name = "number", updatable = false)
  private int number;

  @Column(name = "worker", updatable = false)
  private long worker;

  @Column(name = "lease_token", updatable = false)
  private String leaseToken;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private AttemptState state;

  @Column(name = "started_at", updatable = false)
  private long startedAt;

  @Column(name = "ended_at")
  private Long endedAt;

  @Column(name = "reason")
  private String reason;

  /** For the database. */
  protected Attempt() {}

  /** The try that a lease begins. */
  public Attempt(UUID id, Chunk chunk, WorkerId worker, LeaseToken token, Instant now) {
    this.id = id;
    this.chunk = chunk.id().value();
    number = chunk.leases();
    this.worker = worker.number();
    leaseToken = token.value();
    state = AttemptState.RUNNING;
    startedAt = now.toEpochMilli();
  }

  /** It ends, or a late proof changes what became of it. */
  public void end(AttemptState next, String why, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("attempt", id, state, next);
    }
    state = next;
    reason = why.length() <= 500 ? why : why.substring(0, 500);
    endedAt = now.toEpochMilli();
  }

  /** Its key. */
  public UUID id() {
    return id;
  }

  /** The chunk tried. */
  public ChunkId chunk() {
    return new ChunkId(chunk);
  }

  /** From 1; lost workers count. */
  public int number() {
    return number;
  }

  /** Who tried. */
  public WorkerId worker() {
    return new WorkerId(worker);
  }

  /** The lease it began with. */
  public LeaseToken leaseToken() {
    return new LeaseToken(leaseToken);
  }

  /** What became of it. */
  public AttemptState state() {
    return state;
  }

  /** When it began. */
  public Instant startedAt() {
    return Instant.ofEpochMilli(startedAt);
  }

  /** When it ended. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt).map(Instant::ofEpochMilli);
  }

  /** Why it ended. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
