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
  private static final int LONGEST_TEXT = 500;

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

  @Column(name = "last_valid_height")
  private Long lastValidHeight;

  @Column(name = "finalized_slot")
  private Long finalizedSlot;

  @Column(name = "spent")
  private boolean spent;

  @Column(name = "note")
  private String note;

  @Column(name = "waiting_since")
  private long waitingSince;

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
    waitingSince = createdAt;
  }

  /** Its transaction is signed; it is sent only after this is kept. */
  public void submit(SignedTransaction transaction, Instant now) {
    become(SettlementState.SUBMITTED, now);
    take(transaction);
  }

  /** Another transaction takes the place of one that never landed and never can. */
  public void replace(SignedTransaction transaction, Instant now) {
    if (state != SettlementState.SUBMITTED) {
      throw new IllegalTransitionException("settlement", chunk, state, SettlementState.SUBMITTED);
    }
    updatedAt = now.toEpochMilli();
    take(transaction);
  }

  private void take(SignedTransaction transaction) {
    signedBytes = transaction.bytes().clone();
    txSignature = transaction.signature();
    lastValidHeight = transaction.expiry().map(SignedTransaction.Expiry::lastValidHeight).orElse(null);
    finalizedSlot = transaction.expiry().map(SignedTransaction.Expiry::finalizedSlot).orElse(null);
    note = null;
  }

  /** The chain verified it. */
  public void settle(Optional<Long> units, Instant now) {
    become(SettlementState.SETTLED, now);
    computeUnits = units.orElse(null);
    note = null;
  }

  /**
   * It is given up.
   *
   * @param landed whether its transaction is on the chain, failed, for good; if not it might still land
   */
  public void fail(String reason, boolean landed, Instant now) {
    become(SettlementState.FAILED, now);
    error = shortened(reason);
    spent = landed;
    note = null;
  }

  /** What it waits for; returns whether this is news. */
  public boolean waitFor(String reason) {
    String before = note;
    note = shortened(reason);
    return !note.equals(before);
  }

  /**
   * An operator has it tried again: with the transaction it has, which might have landed or might still land, or with a
   * new one where it has none or its own is spent.
   */
  public void resume(Instant now) {
    boolean fresh = signedBytes == null || spent;
    SettlementState next = fresh ? SettlementState.PENDING : SettlementState.SUBMITTED;
    if (!state.operatorMayMoveTo(next)) {
      throw new IllegalTransitionException("settlement", chunk, state, next);
    }
    state = next;
    if (fresh) {
      signedBytes = null;
      txSignature = null;
      lastValidHeight = null;
      finalizedSlot = null;
      spent = false;
    }
    error = null;
    updatedAt = now.toEpochMilli();
    waitingSince = updatedAt;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
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
    return Optional.ofNullable(signedBytes).map(bytes -> new SignedTransaction(bytes.clone(), txSignature,
        Optional.ofNullable(lastValidHeight).map(height -> new SignedTransaction.Expiry(height, finalizedSlot))));
  }

  /** What verifying it cost on the chain. */
  public Optional<Long> computeUnits() {
    return Optional.ofNullable(computeUnits);
  }

  /** Why it was given up. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** What it waits for. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** Since when it has been tried. */
  public Instant waitingSince() {
    return Instant.ofEpochMilli(waitingSince);
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
