package dev.forge.settlement;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkProof;
import dev.forge.ledger.IllegalTransitionException;
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

/** The settling of one chunk's proof. */
@Entity
@Table(name = "settlement")
public class Settlement {
  @Id
  @Column(name = "chunk")
  private UUID chunk;

  @Column(name = "batch", updatable = false)
  private UUID batch;

  @Column(name = "chunk_index", updatable = false)
  private int chunkIndex;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private SettlementState state;

  @Column(name = "signed_bytes")
  private byte[] signedBytes;

  @Column(name = "tx_signature")
  private String txSignature;

  @Column(name = "compute_units")
  private Long computeUnits;

  @Column(name = "error")
  private String error;

  @Column(name = "created_at", updatable = false)
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected Settlement() {}

  /** A proof that is to be settled. */
  public Settlement(ChunkProof proof, Instant now) {
    chunk = proof.chunk().value();
    batch = proof.batch().value();
    chunkIndex = proof.index().value();
    state = SettlementState.PENDING;
    createdAt = now.toEpochMilli();
    updatedAt = createdAt;
  }

  /** Its transaction is signed; it is sent only after this is kept. */
  public void submit(SignedTransaction transaction, Instant now) {
    become(SettlementState.SUBMITTED, now);
    signedBytes = transaction.bytes().clone();
    txSignature = transaction.signature();
  }

  /** The chain verified it. */
  public void settle(Optional<Long> units, Instant now) {
    become(SettlementState.SETTLED, now);
    computeUnits = units.orElse(null);
  }

  /** The chain refused it. */
  public void fail(String reason, Instant now) {
    become(SettlementState.FAILED, now);
    error = reason.length() <= 500 ? reason : reason.substring(0, 500);
  }

  /** An operator has it tried again. */
  public void resume(Instant now) {
    if (!state.operatorMayMoveTo(SettlementState.PENDING)) {
      throw new IllegalTransitionException("settlement", chunk, state, SettlementState.PENDING);
    }
    state = SettlementState.PENDING;
    signedBytes = null;
    txSignature = null;
    error = null;
    updatedAt = now.toEpochMilli();
  }

  private void become(SettlementState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("settlement", chunk, state, next);
    }
    state = next;
    updatedAt = now.toEpochMilli();
  }

  /** The chunk whose proof is settled. */
  public ChunkId chunk() {
    return new ChunkId(chunk);
  }

  /** Its batch. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** The chunk's place in the batch. */
  public ChunkIndex index() {
    return new ChunkIndex(chunkIndex);
  }

  /** Where it is. */
  public SettlementState state() {
    return state;
  }

  /** Its transaction, once it is signed. */
  public Optional<SignedTransaction> transaction() {
    return Optional.ofNullable(signedBytes).map(bytes -> new SignedTransaction(bytes.clone(), txSignature));
  }

  /** What verifying it cost on the chain. */
  public Optional<Long> computeUnits() {
    return Optional.ofNullable(computeUnits);
  }

  /** Why the chain refused it. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** When it began. */
  public Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  /** When it changed last. */
  public Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
