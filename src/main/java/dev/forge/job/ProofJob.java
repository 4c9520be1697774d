package dev.forge.job;

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

/** A sequencer's wish to have a batch proved. */
@Entity
@Table(name = "proof_job")
public class ProofJob {
  private static final int LONGEST_TEXT = 2000;

  @Id
  @Column(name = "job_id")
  private String id;

  @Column(name = "batch", updatable = false)
  private UUID batch;

  @Column(name = "batch_number", updatable = false)
  private BigInteger batchNumber;

  @Column(name = "content_digest")
  private String contentDigest;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ProofJobState state;

  @Column(name = "progress_pct")
  private int progressPct;

  @Column(name = "message")
  private String message;

  @Column(name = "created_at", updatable = false)
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Column(name = "completed_at")
  private Long completedAt;

  @Column(name = "expired_at")
  private Long expiredAt;

  @Column(name = "error")
  private String error;

  @Column(name = "next_event_id")
  private long nextEventId;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected ProofJob() {}

  /** A job that waits. */
  public ProofJob(JobId id, BatchId batch, Unsigned64 batchNumber, ContentDigest digest, Instant now) {
    this.id = id.value();
    this.batch = batch.value();
    this.batchNumber = batchNumber.toBigInteger();
    contentDigest = digest.hexadecimal();
    state = ProofJobState.PENDING;
    message = "waits to be prepared";
    createdAt = now.toEpochMilli();
    updatedAt = createdAt;
    nextEventId = 1;
  }

  /** It is being prepared. */
  public void startPreparing(Instant now) {
    become(ProofJobState.PREPARING);
    say(5, "executing the batch", now);
  }

  /** Its chunks wait to be proved. */
  public void startProving(String what, Instant now) {
    become(ProofJobState.PROVING);
    say(10, what, now);
  }

  /** It gets on; the percentage never falls. */
  public void progress(int percent, String what, Instant now) {
    say(Math.clamp(percent, progressPct, 99), what, now);
  }

  /** Its proof is there. */
  public void complete(Instant now) {
    become(ProofJobState.COMPLETED);
    say(100, "proved", now);
    completedAt = updatedAt;
  }

  /** It cannot be proved. The same request makes a new job from now on. */
  public void fail(String why, Instant now) {
    become(ProofJobState.FAILED);
    end(why, now);
  }

  /** Somebody cancelled it. The same request makes a new job from now on. */
  public void cancel(Instant now) {
    become(ProofJobState.CANCELLED);
    end("cancelled", now);
  }

  /** Its result is past its time and deleted. The same request makes a new job from now on. */
  public void expire(Instant now) {
    expiredAt = now.toEpochMilli();
    contentDigest = null;
  }

  /** Something happens to it that changes neither its state nor its progress. */
  public void note(String what, Instant now) {
    say(progressPct, what, now);
  }

  /** The number of the next event. */
  long takeEventId() {
    return nextEventId++;
  }

  /** The number of the last event so far; 0 where there is none. */
  public long lastEventId() {
    return nextEventId - 1;
  }

  private void end(String why, Instant now) {
    error = why.length() <= LONGEST_TEXT ? why : why.substring(0, LONGEST_TEXT);
    contentDigest = null;
    say(progressPct, error, now);
    completedAt = updatedAt;
  }

  private void say(int percent, String what, Instant now) {
    progressPct = percent;
    message = what.length() <= LONGEST_TEXT ? what : what.substring(0, LONGEST_TEXT);
    updatedAt = now.toEpochMilli();
  }

  private void become(ProofJobState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("job", id, state, next);
    }
    state = next;
  }

  /** Its id. */
  public JobId id() {
    return new JobId(id);
  }

  /** The batch it is the face of. */
  public BatchId batch() {
    return new BatchId(batch);
  }

  /** The sequencer's number of the batch. */
  public Unsigned64 batchNumber() {
    return Unsigned64.of(batchNumber).orElseThrow();
  }

  /** Names its content while the same request gives the same job. */
  public Optional<ContentDigest> contentDigest() {
    return Optional.ofNullable(contentDigest).map(ContentDigest::new);
  }

  /** Where it is. */
  public ProofJobState state() {
    return state;
  }

  /** From 0 to 100. */
  public int progressPct() {
    return progressPct;
  }

  /** What it is doing, in words. */
  public String message() {
    return message;
  }

  /** When it was submitted. */
  public Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  /** When it changed last. */
  public Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }

  /** When it ended. */
  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt).map(Instant::ofEpochMilli);
  }

  /** When its result was deleted. */
  public Optional<Instant> expiredAt() {
    return Optional.ofNullable(expiredAt).map(Instant::ofEpochMilli);
  }

  /** Why it ended without a proof. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
