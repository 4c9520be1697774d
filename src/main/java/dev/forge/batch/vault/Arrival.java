package dev.forge.batch.vault;

import dev.forge.dispatch.BatchId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A batch whose request is kept part by part, and which is not there before its last. */
@Entity
@Table(name = "arrival")
public class Arrival {
  @Id
  @Column(name = "batch")
  private UUID batch;

  @Column(name = "begun_at")
  private long begunAt;

  /** For the database. */
  protected Arrival() {}

  /** An arrival that begins now. */
  public Arrival(BatchId batch, Instant now) {
    this.batch = batch.value();
    begunAt = now.toEpochMilli();
  }

  /** The batch that will be. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** When its first part came. */
  public Instant begunAt() {
    return Instant.ofEpochMilli(begunAt);
  }
}
