package dev.forge.batch.lifecycle;

import dev.forge.batch.HashFamily;
import dev.forge.batch.Unsigned64;
import dev.forge.dispatch.BatchId;
import dev.forge.ledger.IllegalTransitionException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A batch to be proved. */
@Entity
@Table(name = "batch")
public class Batch {
  private static final int LONGEST_MESSAGE = 2000;

  @Id
  private UUID id;

  @Enumerated(EnumType.STRING)
  @Column(name = "origin", updatable = false)
  private BatchOrigin origin;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(name = "batch_number", updatable = false)
  private BigInteger batchNumber;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private BatchState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "hash_family", updatable = false)
  private HashFamily hashFamily;

  @Column(name = "chunked", updatable = false)
  private boolean chunked;

  @Column(name = "settle", updatable = false)
  private boolean settle;

  @Column(name = "witnessed", updatable = false)
  private boolean witnessed;

  @Column(name = "initial_root", updatable = false)
  private String initialRoot;

  @Column(name = "input_parts", updatable = false)
  private int inputParts;

  @Column(name = "chunks_total")
  private int chunksTotal;

  @Column(name = "chunks_proved")
  private int chunksProved;

  @Enumerated(EnumType.STRING)
  @Column(name = "error_code")
  private FailureCode errorCode;

  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "wrapped_key")
  private byte[] wrappedKey;

  @Column(name = "prepare_token")
  private String prepareToken;

  @Column(name = "prepare_expires_at")
  private Long prepareExpiresAt;

  @Column(name = "submitted_at", updatable = false)
  private long submittedAt;

  @Column(name = "proving_started_at")
  private Long provingStartedAt;

  @Column(name = "proving_completed_at")
  private Long provingCompletedAt;

  @Column(name = "settled_at")
  private Long settledAt;

  @Column(name = "terminal_at")
  private Long terminalAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected Batch() {}

  /** A batch that waits to be prepared. */
  public Batch(BatchId id, NewBatch batch, byte[] wrappedKey, int inputParts, Instant now) {
    this.id = id.value();
    origin = batch.origin();
    publicId = batch.publicId();
    batchNumber = batch.number().toBigInteger();
    hashFamily = batch.hash();
    chunked = batch.chunked();
    settle = batch.settle();
    witnessed = batch.witnessed();
    initialRoot = batch.initialRoot();
    this.wrappedKey = wrappedKey.clone();
    this.inputParts = inputParts;
    state = BatchState.PENDING;
    submittedAt = now.toEpochMilli();
  }

  /** Somebody prepares it, until a time; one that was lost while preparing is taken over. */
  public void prepare(String token, Instant until) {
    if (state != BatchState.SLICING) {
      become(BatchState.SLICING);
    }
    prepareToken = token;
    prepareExpiresAt = until.toEpochMilli();
  }

  /** It is cut into so many chunks, which wait to be proved. */
  public void startProving(int chunks, Instant now) {
    become(BatchState.PROVING);
    chunksTotal = chunks;
    prepareToken = null;
    prepareExpiresAt = null;
    provingStartedAt = now.toEpochMilli();
  }

  /** One more chunk is proved; returns whether that was the last. */
  public boolean chunkProved() {
    if (state != BatchState.PROVING || chunksProved >= chunksTotal) {
      throw new IllegalTransitionException("batch", id, state, BatchState.PROVING);
    }
    chunksProved++;
    return chunksProved == chunksTotal;
  }

  /** All chunks are proved: it is complete, or goes on to be settled. Its inputs are needed no more. */
  public void finishProving(Instant now) {
    become(settle ? BatchState.SETTLING : BatchState.COMPLETED);
    provingCompletedAt = now.toEpochMilli();
    wrappedKey = null;
    if (!settle) {
      terminalAt = provingCompletedAt;
    }
  }

  /** All chunks are settled. */
  public void settle(Instant now) {
    become(BatchState.COMPLETED);
    settledAt = now.toEpochMilli();
    terminalAt = settledAt;
  }

  /** It ends without success. Its inputs are needed no more, but where it may be requeued. */
  public void fail(FailureCode code, String message, Instant now) {
    become(BatchState.FAILED);
    errorCode = code;
    errorMessage = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    prepareToken = null;
    prepareExpiresAt = null;
    terminalAt = now.toEpochMilli();
    if (!mayBeRequeued()) {
      wrappedKey = null;
    }
  }

  /**
   * Whether an operator may have it proved again: it came by the swarm API, where its id cannot be submitted again, its
   * chunks could not be proved, and its inputs are still kept.
   */
  public boolean mayBeRequeued() {
    return origin == BatchOrigin.SWARM && state == BatchState.FAILED && errorCode == FailureCode.PROVING_FAILED
        && wrappedKey != null;
  }

  /** An operator has it proved again. */
  public void requeue() {
    if (!state.operatorMayMoveTo(BatchState.PROVING) || !mayBeRequeued()) {
      throw new IllegalTransitionException("batch", id, state, BatchState.PROVING);
    }
    state = BatchState.PROVING;
    errorCode = null;
    errorMessage = null;
    terminalAt = null;
  }

  /** Nobody had it proved again in time: its inputs are needed no more. */
  public void forgetInputs() {
    if (state != BatchState.FAILED) {
      throw new IllegalTransitionException("batch", id, state, BatchState.FAILED);
    }
    wrappedKey = null;
  }

  /** An operator lets a failed batch that has all its proofs be settled again. */
  public void resumeSettling() {
    if (!state.operatorMayMoveTo(BatchState.SETTLING) || chunksTotal == 0 || chunksProved < chunksTotal) {
      throw new IllegalTransitionException("batch", id, state, BatchState.SETTLING);
    }
    state = BatchState.SETTLING;
    errorCode = null;
    errorMessage = null;
    terminalAt = null;
  }

  /** Whether it is prepared under this token, still. */
  public boolean isPreparedUnder(String token) {
    return state == BatchState.SLICING && token.equals(prepareToken);
  }

  /** Whether it waits for a preparer: nobody began, or whoever did was lost. */
  public boolean waitsToBePrepared(Instant now) {
    return state == BatchState.PENDING
        || state == BatchState.SLICING && prepareExpiresAt != null && prepareExpiresAt <= now.toEpochMilli();
  }

  private void become(BatchState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("batch", id, state, next);
    }
    state = next;
  }

  /** Its key. */
  public BatchId id() {
    return new BatchId(id);
  }

  /** The API it came by. */
  public BatchOrigin origin() {
    return origin;
  }

  /** The id that callers know: the job's, or the swarm batch's text. */
  public String publicId() {
    return publicId;
  }

  /** The number that its proofs show. */
  public Unsigned64 number() {
    return Unsigned64.of(batchNumber).orElseThrow();
  }

  /** Where it is. */
  public BatchState state() {
    return state;
  }

  /** The family of the state tree. */
  public HashFamily hash() {
    return hashFamily;
  }

  /** Whether it may be proved by several proofs. */
  public boolean chunked() {
    return chunked;
  }

  /** Whether its proofs are settled. */
  public boolean settles() {
    return settle;
  }

  /** Whether its entries have their witness. */
  public boolean witnessed() {
    return witnessed;
  }

  /** The state root it starts from, as text. */
  public String initialRoot() {
    return initialRoot;
  }

  /** In how many parts its request is kept. */
  public int inputParts() {
    return inputParts;
  }

  /** How many chunks it has; 0 before it is prepared. */
  public int chunksTotal() {
    return chunksTotal;
  }

  /** How many of them are proved. */
  public int chunksProved() {
    return chunksProved;
  }

  /** Why it failed. */
  public Optional<FailureCode> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /** Why it failed, in words. */
  public Optional<String> errorMessage() {
    return Optional.ofNullable(errorMessage);
  }

  /** The key of its inputs, wrapped by the instance's; none once they are needed no more. */
  public Optional<byte[]> wrappedKey() {
    return Optional.ofNullable(wrappedKey).map(byte[]::clone);
  }

  /** When it was submitted. */
  public Instant submittedAt() {
    return Instant.ofEpochMilli(submittedAt);
  }

  /** When its chunks began to wait for workers. */
  public Optional<Instant> provingStartedAt() {
    return Optional.ofNullable(provingStartedAt).map(Instant::ofEpochMilli);
  }

  /** When the last chunk was proved. */
  public Optional<Instant> provingCompletedAt() {
    return Optional.ofNullable(provingCompletedAt).map(Instant::ofEpochMilli);
  }

  /** When the last chunk was settled. */
  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt).map(Instant::ofEpochMilli);
  }

  /** When it ended. */
  public Optional<Instant> terminalAt() {
    return Optional.ofNullable(terminalAt).map(Instant::ofEpochMilli);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
