package dev.forge.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Something that happened to a job, with the job as it was then. Events of a job are counted from 1 without gaps. */
@Entity
@Table(name = "event")
@IdClass(JobEvent.Key.class)
public class JobEvent {
  @Id
  @Column(name = "job_id")
  private String jobId;

  @Id
  @Column(name = "event_id")
  private long eventId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private EventKind kind;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private ProofJobState state;

  @Column(name = "progress_pct")
  private int progressPct;

  @Column(name = "message")
  private String message;

  @Column(name = "created_at")
  private long createdAt;

  /** The key of an event's row. */
  public record Key(String jobId, long eventId) implements Serializable {}

  /** For the database. */
  protected JobEvent() {}

  /** What happened to a job that is as it is now. */
  JobEvent(ProofJob job, long eventId, EventKind kind) {
    jobId = job.id().value();
    this.eventId = eventId;
    this.kind = kind;
    state = job.state();
    progressPct = job.progressPct();
    message = job.message();
    createdAt = job.updatedAt().toEpochMilli();
  }

  /** The job. */
  public JobId job() {
    return new JobId(jobId);
  }

  /** From 1, one more each. */
  public long id() {
    return eventId;
  }

  /** What it tells. */
  public EventKind kind() {
    return kind;
  }

  /** The job's state. */
  public ProofJobState state() {
    return state;
  }

  /** How far the job was. */
  public int progressPct() {
    return progressPct;
  }

  /** The job's message; its error, where it failed. */
  public String message() {
    return message;
  }

  /** When it happened. */
  public Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }
}
