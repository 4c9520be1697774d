package dev.forge.blind.coordinator;

import dev.forge.blind.NodeId;
import dev.forge.ledger.IllegalTransitionException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is held against a node. */
@Entity
@Table(name = "blind_node")
public class NodeStanding {
  /** So many wrong answers put a node into quarantine. */
  public static final int STRIKES = 3;

  @Id
  private int id;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private NodeState state;

  @Column(name = "strikes")
  private int strikes;

  @Column(name = "last_reason")
  private String lastReason;

  @Column(name = "quarantined_until")
  private Long quarantinedUntil;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected NodeStanding() {}

  /** A node with a clean slate. */
  public NodeStanding(NodeId node) {
    id = node.number();
    state = NodeState.TRUSTED;
  }

  /** It gave a wrong answer; the third puts it into quarantine. */
  public void strike(String reason, Instant now, Duration quarantine) {
    strikes++;
    lastReason = reason.length() <= 500 ? reason : reason.substring(0, 500);
    if (strikes >= STRIKES) {
      quarantinedUntil = now.plus(quarantine).toEpochMilli();
      if (state != NodeState.QUARANTINED) {
        become(NodeState.QUARANTINED);
      }
    }
  }

  /** It is let back, with a clean slate. */
  public void release() {
    become(NodeState.TRUSTED);
    strikes = 0;
    quarantinedUntil = null;
  }

  private void become(NodeState next) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("node", id, state, next);
    }
    state = next;
  }

  /** The node. */
  public NodeId node() {
    return new NodeId(id);
  }

  /** Whether it is asked. */
  public NodeState state() {
    return state;
  }

  /** Wrong answers since it was last let back. */
  public int strikes() {
    return strikes;
  }

  /** Of its latest wrong answer. */
  public Optional<String> lastReason() {
    return Optional.ofNullable(lastReason);
  }

  /** Until when it is not asked. */
  public Optional<Instant> quarantinedUntil() {
    return Optional.ofNullable(quarantinedUntil).map(Instant::ofEpochMilli);
  }

  /** Counts the changes of the row. */
  public long version() {
    return version;
  }
}
