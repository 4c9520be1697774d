package dev.forge.dispatch;

import dev.forge.ledger.IllegalTransitionException;
import dev.forge.prover.CircuitId;
import dev.forge.worker.WorkerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A part of a batch that is proved by one proof. */
@Entity
@Table(name = "chunk")
public class Chunk {
  @Id
  private UUID id;

  @Column(name = "batch", updatable = false)
  private UUID batch;

  @Column(name = "chunk_index", updatable = false)
  private int chunkIndex;

  @Column(name = "circuit", updatable = false)
  private String circuit;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ChunkState state;

  @Column(name = "first_entry", updatable = false)
  private int firstEntry;

  @Column(name = "entry_count", updatable = false)
  private int entryCount;

  @Column(name = "pre_root", updatable = false)
  private String preRoot;

  @Column(name = "post_root", updatable = false)
  private String postRoot;

  @Column(name = "public_inputs", updatable = false)
  private byte[] publicInputs;

  @Column(name = "lease_token")
  private String leaseToken;

  @Column(name = "lease_worker")
  private Long leaseWorker;

  @Column(name = "lease_expires_at")
  private Long leaseExpiresAt;

  @Column(name = "lease_deadline")
  private Long leaseDeadline;

  @Column(name = "leases")
  private int leases;

  @Column(name = "failures")
  private int failures;

  @Column(name = "available_at")
  private long availableAt;

  @Column(name = "last_worker")
  private Long lastWorker;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected Chunk() {}

  /** A chunk that waits from now on. */
  public Chunk(ChunkId id, BatchId batch, ChunkPlan plan, Instant now) {
    this.id = id.value();
    this.batch = batch.value();
    chunkIndex = plan.index().value();
    circuit = plan.circuit().name();
    firstEntry = plan.firstEntry();
    entryCount = plan.entryCount();
    preRoot = plan.preRoot();
    postRoot = plan.postRoot();
    publicInputs = plan.statement().bytes();
    state = ChunkState.PENDING;
    availableAt = now.toEpochMilli();
  }

  /** A worker gets it until a time, and may renew until the deadline. */
  public void lease(WorkerId worker, LeaseToken token, Instant expiresAt, Instant deadline) {
    become(ChunkState.LEASED);
    leaseToken = token.value();
    leaseWorker = worker.number();
    leaseDeadline = deadline.toEpochMilli();
    leaseExpiresAt = Math.min(expiresAt.toEpochMilli(), leaseDeadline);
    lastWorker = leaseWorker;
    leases++;
  }

  /** Its worker is alive; the lease never goes beyond the deadline. */
  public void renew(Instant expiresAt) {
    if (state != ChunkState.LEASED) {
      throw new IllegalTransitionException("chunk", id, state, ChunkState.LEASED);
    }
    leaseExpiresAt = Math.min(expiresAt.toEpochMilli(), leaseDeadline);
  }

  /** Its worker was lost; it waits again. */
  public void expire(Instant availableFrom) {
    become(ChunkState.PENDING);
    endLease();
    availableAt = availableFrom.toEpochMilli();
  }

  /** A try failed; it waits again. */
  public void retry(Instant availableFrom) {
    become(ChunkState.PENDING);
    endLease();
    failures++;
    availableAt = availableFrom.toEpochMilli();
  }

  /** The last try failed. */
  public void fail() {
    become(ChunkState.FAILED);
    endLease();
    failures++;
  }

  /** Its proof was accepted. */
  public void prove() {
    become(ChunkState.PROVED);
    endLease();
  }

  /** Its batch ended without it. */
  public void cancel() {
    become(ChunkState.CANCELLED);
    endLease();
  }

  /** An operator has it tried again, with all attempts. */
  public void reopen(Instant now) {
    if (!state.operatorMayMoveTo(ChunkState.PENDING)) {
      throw new IllegalTransitionException("chunk", id, state, ChunkState.PENDING);
    }
    state = ChunkState.PENDING;
    failures = 0;
    availableAt = now.toEpochMilli();
  }

  /** Whether somebody has it under this token. */
  public boolean isLeasedUnder(LeaseToken token) {
    return state == ChunkState.LEASED && token.value().equals(leaseToken);
  }

  /** Whether the lease ended because the time for a proof is over, not because the worker was silent. */
  public boolean timedOut(Instant now) {
    return leaseDeadline != null && leaseDeadline <= now.toEpochMilli();
  }

  private void become(ChunkState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("chunk", id, state, next);
    }
    state = next;
  }

  private void endLease() {
    leaseToken = null;
    leaseWorker = null;
    leaseExpiresAt = null;
    leaseDeadline = null;
  }

  /** Its key. */
  public ChunkId id() {
    return new ChunkId(id);
  }

  /** The batch it is of. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** Its place in the batch. */
  public ChunkIndex index() {
    return new ChunkIndex(chunkIndex);
  }

  /** The circuit that proves it. */
  public CircuitId circuit() {
    return new CircuitId(circuit);
  }

  /** Where it is. */
  public ChunkState state() {
    return state;
  }

  /** The number of its first entry in the batch's order. */
  public int firstEntry() {
    return firstEntry;
  }

  /** How many entries it has. */
  public int entryCount() {
    return entryCount;
  }

  /** The state root before it, as text. */
  public String preRoot() {
    return preRoot;
  }

  /** The state root after it, as text. */
  public String postRoot() {
    return postRoot;
  }

  /** What its proof must show. */
  public Statement statement() {
    return new Statement(publicInputs);
  }

  /** The token of its lease. */
  public Optional<LeaseToken> leaseToken() {
    return Optional.ofNullable(leaseToken).map(LeaseToken::new);
  }

  /** Who has it. */
  public Optional<WorkerId> leaseWorker() {
    return Optional.ofNullable(leaseWorker).map(WorkerId::new);
  }

  /** When its lease runs out. */
  public Optional<Instant> leaseExpiresAt() {
    return Optional.ofNullable(leaseExpiresAt).map(Instant::ofEpochMilli);
  }

  /** How often it was given out. */
  public int leases() {
    return leases;
  }

  /** How often it failed; lost workers do not count. */
  public int failures() {
    return failures;
  }

  /** From when on it may be given out. */
  public Instant availableAt() {
    return Instant.ofEpochMilli(availableAt);
  }

  /** Who had it last. */
  public Optional<WorkerId> lastWorker() {
    return Optional.ofNullable(lastWorker).map(WorkerId::new);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
