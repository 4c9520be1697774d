package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A part of a batch's inputs, encrypted. */
@Entity
@Table(name = "batch_input")
@IdClass(SealedInput.Key.class)
public class SealedInput {
  @Id
  @Column(name = "batch")
  private UUID batch;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private InputKind kind;

  @Id
  @Column(name = "part")
  private int part;

  @Column(name = "sealed")
  private byte[] sealed;

  /** The key of a part's row. */
  public record Key(UUID batch, InputKind kind, int part) implements Serializable {}

  /** For the database. */
  protected SealedInput() {}

  /** An encrypted part. */
  public SealedInput(BatchId batch, InputKind kind, int part, byte[] sealed) {
    this.batch = batch.value();
    this.kind = kind;
    this.part = part;
    this.sealed = sealed.clone();
  }

  /** The batch. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** What it is. */
  public InputKind kind() {
    return kind;
  }

  /** Its number, from 0. */
  public int part() {
    return part;
  }

  /** The nonce and the ciphertext. */
  public byte[] sealed() {
    return sealed.clone();
  }
}
