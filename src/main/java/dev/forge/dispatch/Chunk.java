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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

  @Column(name = "copy_token")
  private String copyToken;

  @Column(name = "copy_worker")
  private Long copyWorker;

  @Column(name = "copy_expires_at")
  private Long copyExpiresAt;

  @Column(name = "copy_deadline")
  private Long copyDeadline;

  @Column(name = "copy_from")
  private Long copyFrom;

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

  /** From a time on it takes longer than usual, and another worker may get it too. */
  public void copyableFrom(Instant time) {
    copyFrom = time.toEpochMilli();
  }

  /** Another worker gets it too, since the first takes longer than usual. */
  public void copy(WorkerId worker, LeaseToken token, Instant expiresAt, Instant deadline) {
    if (state != ChunkState.LEASED || copyToken != null) {
      throw new IllegalTransitionException("chunk", id, state, ChunkState.LEASED);
    }
    copyToken = token.value();
    copyWorker = worker.number();
    copyDeadline = deadline.toEpochMilli();
    copyExpiresAt = Math.min(expiresAt.toEpochMilli(), copyDeadline);
    copyFrom = null;
    leases++;
  }

  /** The worker under a token is alive; its lease never goes beyond the deadline. Returns when it runs out. */
  public Instant renew(LeaseToken token, Instant expiresAt) {
    if (!isLeasedUnder(token)) {
      throw new IllegalTransitionException("chunk", id, state, ChunkState.LEASED);
    }
    if (token.value().equals(leaseToken)) {
      leaseExpiresAt = Math.min(expiresAt.toEpochMilli(), leaseDeadline);
      return Instant.ofEpochMilli(leaseExpiresAt);
    }
    copyExpiresAt = Math.min(expiresAt.toEpochMilli(), copyDeadline);
    return Instant.ofEpochMilli(copyExpiresAt);
  }

  /** The worker under a token was lost. Where no other has the chunk, it waits again. */
  public void expire(LeaseToken token, Instant availableFrom) {
    if (endOneOfTwo(token, availableFrom)) {
      return;
    }
    become(ChunkState.PENDING);
    endLease();
    availableAt = availableFrom.toEpochMilli();
  }

  /** The try under a token failed. Where no other worker has the chunk, it waits again. */
  public void retry(LeaseToken token, Instant availableFrom) {
    failures++;
    if (endOneOfTwo(token, availableFrom)) {
      return;
    }
    become(ChunkState.PENDING);
    endLease();
    availableAt = availableFrom.toEpochMilli();
  }

  /** Ends one of two leases, and says whether there were two; the other goes on. The first one still takes too long. */
  private boolean endOneOfTwo(LeaseToken token, Instant copyAgainFrom) {
    if (copyToken == null) {
      return false;
    }
    Long again = null;
    if (token.value().equals(leaseToken)) {
      lastWorker = leaseWorker;
      leaseToken = copyToken;
      leaseWorker = copyWorker;
      leaseExpiresAt = copyExpiresAt;
      leaseDeadline = copyDeadline;
    } else {
      lastWorker = copyWorker;
      again = copyAgainFrom.toEpochMilli();
    }
    endCopy();
    copyFrom = again;
    return true;
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
    return state == ChunkState.LEASED && (token.value().equals(leaseToken) || token.value().equals(copyToken));
  }

  /** Whether it takes longer than usual, and nobody else has it too. */
  public boolean mayBeCopied(Instant now) {
    return state == ChunkState.LEASED && copyToken == null && copyFrom != null && copyFrom <= now.toEpochMilli();
  }

  /** Whether the lease under a token ended because the time for a proof is over, not because the worker was silent. */
  public boolean timedOut(LeaseToken token, Instant now) {
    Long deadline = token.value().equals(copyToken) ? copyDeadline : leaseDeadline;
    return deadline != null && deadline <= now.toEpochMilli();
  }

  /** Its leases that have run out, the first one first. */
  public List<LeaseToken> expiredLeases(Instant now) {
    long time = now.toEpochMilli();
    List<LeaseToken> expired = new ArrayList<>();
    if (leaseExpiresAt != null && leaseExpiresAt <= time) {
      expired.add(new LeaseToken(leaseToken));
    }
    if (copyExpiresAt != null && copyExpiresAt <= time) {
      expired.add(new LeaseToken(copyToken));
    }
    return expired;
  }

  private void become(ChunkState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("chunk", id, state, next);
    }
    state = next;
  }

  private void endLease() {
    lastWorker = leaseWorker == null ? lastWorker : leaseWorker;
    leaseToken = null;
    leaseWorker = null;
    leaseExpiresAt = null;
    leaseDeadline = null;
    endCopy();
  }

  private void endCopy() {
    copyToken = null;
    copyWorker = null;
    copyExpiresAt = null;
    copyDeadline = null;
    copyFrom = null;
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

  /** The token of a second lease, where another worker has it too. */
  public Optional<LeaseToken> copyToken() {
    return Optional.ofNullable(copyToken).map(LeaseToken::new);
  }

  /** Who has it too. */
  public Optional<WorkerId> copyWorker() {
    return Optional.ofNullable(copyWorker).map(WorkerId::new);
  }

  /** When the second lease runs out. */
  public Optional<Instant> copyExpiresAt() {
    return Optional.ofNullable(copyExpiresAt).map(Instant::ofEpochMilli);
  }

  /** When the chunk began or begins to take longer than usual, where that is known. */
  public Optional<Instant> copyFrom() {
    return Optional.ofNullable(copyFrom).map(Instant::ofEpochMilli);
  }

  /** The tokens of all its leases, the first one first. */
  public List<LeaseToken> tokens() {
    return Stream.of(leaseToken(), copyToken()).flatMap(Optional::stream).toList();
  }

  /** Who has it under a token. */
  public Optional<WorkerId> workerUnder(LeaseToken token) {
    return token.value().equals(copyToken) ? copyWorker() : leaseWorker();
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
