package dev.forge.blind.node;

import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShownCommitment;
import dev.forge.ledger.IllegalTransitionException;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A session at a node. It holds nothing secret. */
@Entity
@Table(name = "blind_session")
public class NodeSession {
  @Id
  @Column(name = "session_id")
  private String sessionId;

  @Column(name = "setup_id", updatable = false)
  private String setupId;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private SessionState state;

  @Column(name = "hiding")
  private byte[] hiding;

  @Column(name = "binding")
  private byte[] binding;

  @Column(name = "challenge")
  private byte[] challenge;

  @Column(name = "created_at", updatable = false)
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  @Version
  @Column(name = "version")
  private long version;

  /** For the database. */
  protected NodeSession() {}

  /** A session of a setup whose share this node holds. */
  public NodeSession(SessionId session, SetupId setup, Instant now) {
    sessionId = session.text();
    setupId = setup.text();
    state = SessionState.SHARE_ASSIGNED;
    createdAt = now.toEpochMilli();
    updatedAt = createdAt;
  }

  /** Another share, after it was idle: the old system's way of using an id again. */
  public void assignShare(Instant now) {
    become(SessionState.SHARE_ASSIGNED, now);
  }

  /** Its nonces are drawn; this is shown of them. */
  public void commit(ShownCommitment shown, Instant now) {
    become(SessionState.COMMITMENT_GENERATED, now);
    hiding = CompressedEncoding.of(shown.hiding());
    binding = shown.binding().map(CompressedEncoding::of).orElse(null);
  }

  /** Its one challenge is answered. */
  public void answer(Fr asked, Instant now) {
    become(SessionState.FRAGMENT_GENERATED, now);
    challenge = CompressedEncoding.of(asked);
  }

  /** It has ended or was abandoned. */
  public void release(Instant now) {
    become(SessionState.IDLE, now);
    hiding = null;
    binding = null;
    challenge = null;
  }

  private void become(SessionState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalTransitionException("session", sessionId, state, next);
    }
    state = next;
    updatedAt = now.toEpochMilli();
  }

  /** Its id. */
  public SessionId id() {
    return new SessionId(sessionId);
  }

  /** Whose share it uses. */
  public SetupId setup() {
    return new SetupId(setupId);
  }

  /** Where it is. */
  public SessionState state() {
    return state;
  }

  /** What was shown of its nonces, once they are drawn. */
  public Optional<ShownCommitment> shown(NodeId node) {
    return Optional.ofNullable(hiding).map(bytes -> new ShownCommitment(node, id(), point(bytes),
        Optional.ofNullable(binding).map(NodeSession::point)));
  }

  private static G1Affine point(byte[] bytes) {
    return CompressedEncoding.point(bytes).orElseThrow();
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
