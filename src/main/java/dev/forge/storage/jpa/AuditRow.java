package dev.forge.storage.jpa;

import dev.forge.ledger.Actor;
import dev.forge.ledger.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A change of state as the database keeps it. */
@Entity
@Table(name = "audit")
public class AuditRow {
  private static final int LONGEST_REASON = 500;

  @Id
  private long id;

  @Column(name = "entity")
  private String entity;

  @Column(name = "entity_id")
  private String entityId;

  @Column(name = "from_state")
  private String fromState;

  @Column(name = "to_state")
  private String toState;

  @Column(name = "actor")
  private String actor;

  @Column(name = "reason")
  private String reason;

  @Column(name = "changed_at")
  private long changedAt;

  /** For the database. */
  protected AuditRow() {}

  AuditRow(long id, Change change) {
    this.id = id;
    entity = change.entity();
    entityId = change.id();
    fromState = change.from();
    toState = change.to();
    actor = change.actor().name();
    reason =
        change.reason().length() <= LONGEST_REASON ? change.reason() : change.reason().substring(0, LONGEST_REASON);
    changedAt = change.at().toEpochMilli();
  }

  Change change() {
    return new Change(entity, entityId, fromState, toState, new Actor(actor), reason, Instant.ofEpochMilli(changedAt));
  }
}
