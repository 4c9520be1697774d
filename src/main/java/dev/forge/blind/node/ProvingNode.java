package dev.forge.blind.node;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.BlindMode;
import dev.forge.blind.BlindRefusal;
import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.ShownCommitment;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.NonceCommitment;
import dev.forge.zk.schnorr.PlainMode;
import dev.forge.zk.schnorr.SecretNonces;
import dev.forge.zk.schnorr.SecretScalar;
import java.util.Optional;

/** A node: takes shares, shows commitments, answers challenges. Safe for use by several threads. */
public final class ProvingNode implements AutoCloseable {
  private static final Actor COORDINATOR = new Actor("coordinator");

  private final NodeId id;
  private final NodeRows rows;
  private final Ledger ledger;
  private final NodePolicy policy;
  private final ShareSeal seal;
  private final NonceSource source;
  private final ShareIntake intake;
  private final WaitingNonces waiting = new WaitingNonces();

  /** A node over its rows. */
  public ProvingNode(NodeId id, NodeRows rows, Ledger ledger, InstanceKey key, NodePolicy policy) {
    this(id, rows, ledger, key, policy,
        share -> SecretNonces.of(ledger.randomness().nextBytes(2 * SecretNonces.RANDOM_BYTES), share));
  }

  /** The same with another source of nonces: recorded sessions can be played again by it, and nothing else is. */
  ProvingNode(NodeId id, NodeRows rows, Ledger ledger, InstanceKey key, NodePolicy policy, NonceSource source) {
    this.id = id;
    this.source = source;
    this.rows = rows;
    this.ledger = ledger;
    this.policy = policy;
    seal = new ShareSeal(key, ledger.randomness());
    intake = new ShareIntake(id, rows, ledger, seal, policy);
  }

  /** Its number. */
  public NodeId id() {
    return id;
  }

  /** Whether shares in a mode are taken. */
  public boolean offers(BlindMode mode) {
    return mode == BlindMode.FROST || !policy.frostOnly();
  }

  /** Whether it takes another session. */
  public boolean isReady() {
    return waiting.size() < policy.mostOpen();
  }

  /**
   * Takes a share.
   *
   * @throws BlindRefusedException if it is not for this node, does not fit its own commitments or id, is in a mode that the
   *     node refuses, or its setup has another already
   */
  public void take(ShareDelivery delivery) {
    intake.take(delivery);
  }

  /**
   * Draws nonces for a session and shows the commitment to them.
   *
   * @param setup whose share a new session uses; none in the old form, where the session has its own
   * @throws BlindRefusedException if there is no such share, or the session is not one that waits for this
   */
  public ShownCommitment commit(SessionId session, Optional<SetupId> setup) {
    if (!isReady()) {
      throw refused(BlindRefusal.CAPACITY_EXCEEDED, policy.mostOpen() + " sessions wait for their challenge");
    }
    HeldShare share = allowed(share(session, setup));
    SecretNonces nonces = draw(share);
    boolean kept = false;
    try {
      ShownCommitment shown = shown(session, nonces, share);
      ledger.units().run(() -> keep(session, setup, shown));
      waiting.put(session, nonces, ledger.now());
      kept = true;
      return shown;
    } finally {
      if (!kept) {
        nonces.close();
      }
    }
  }

  /**
   * Answers the one challenge of a session. That it is answered is written before the answer is returned; the nonces are erased
   * whatever happens then.
   *
   * @throws BlindRefusedException if the session does not wait for a challenge, or in the FROST mode if challenge and
   *     commitments are not what this node computes; nothing is used up by that
   */
  public Fr answer(FragmentRequest request) {
    NodeSession session = rows.sessions().find(request.session())
        .orElseThrow(() -> refused(BlindRefusal.NOT_FOUND, "there is no session " + request.session()));
    if (session.state() != SessionState.COMMITMENT_GENERATED) {
      throw refused(BlindRefusal.INVALID_STATE, "session " + session.id() + " is "
          + dev.forge.ledger.Names.of(session.state()) + ": no challenge is waited for");
    }
    HeldShare share = allowed(share(session.id(), Optional.of(session.setup())));
    Optional<FrostMode> round = round(request, session, share);
    SecretNonces nonces = waiting.take(session.id()).orElseThrow(() -> refused(BlindRefusal.INVALID_STATE,
        "the nonces of session " + session.id() + " are gone: they were used, expired, or the node was restarted"));
    try (nonces; SecretScalar value = seal.open(share)) {
      ledger.units().run(() -> record(session, request.challenge(), share));
      return round.map(frost -> frost.fragment(share.index(), nonces, value))
          .orElseGet(() -> PlainMode.fragment(nonces.hiding(), request.challenge(), value));
    }
  }

  private void record(NodeSession session, Fr challenge, HeldShare share) {
    NodeSession current = rows.sessions().find(session.id()).orElseThrow(() -> lost(session));
    SessionState from = current.state();
    if (from != SessionState.COMMITMENT_GENERATED) {
      throw lost(session);
    }
    current.answer(challenge, ledger.now());
    if (!rows.sessions().update(current, from)) {
      throw lost(session);
    }
    if (share.isForOneSession()) {
      rows.shares().delete(share.setup());
    }
    changed(current, from, "");
  }

  private BlindRefusedException lost(NodeSession session) {
    return refused(BlindRefusal.INVALID_STATE, "session " + session.id() + " was answered or abandoned by another");
  }

  private void keep(SessionId id, Optional<SetupId> setup, ShownCommitment shown) {
    Optional<NodeSession> known = rows.sessions().find(id);
    if (known.isPresent() && setup.isPresent()) {
      throw refused(BlindRefusal.INVALID_STATE,
          "session " + id + " was begun before: each attempt has an id of its own");
    }
    NodeSession session = known.orElseGet(() -> begun(id, setup));
    SessionState from = session.state();
    if (!from.mayBecome(SessionState.COMMITMENT_GENERATED)) {
      throw refused(BlindRefusal.INVALID_STATE,
          "session " + id + " is " + dev.forge.ledger.Names.of(from) + " and takes no commitment");
    }
    session.commit(shown, ledger.now());
    if (known.isEmpty()) {
      rows.sessions().insert(session);
    } else if (!rows.sessions().update(session, from)) {
      throw lost(session);
    }
    changed(session, from, "");
  }

  private NodeSession begun(SessionId id, Optional<SetupId> setup) {
    SetupId of = setup.orElseThrow(() -> refused(BlindRefusal.NOT_FOUND, "there is no session " + id));
    NodeSession session = new NodeSession(id, of, ledger.now());
    ledger.began("session", shortened(id), SessionState.SHARE_ASSIGNED, COORDINATOR);
    return session;
  }

  private SecretNonces draw(HeldShare share) {
    try (SecretScalar value = seal.open(share)) {
      return source.draw(value);
    }
  }

  private ShownCommitment shown(SessionId session, SecretNonces nonces, HeldShare share) {
    G1Affine generator = share.generator();
    if (share.mode() == BlindMode.PLAIN) {
      return new ShownCommitment(id, session, nonces.hidingCommitment(generator), Optional.empty());
    }
    NonceCommitment both = nonces.commitment(generator);
    return new ShownCommitment(id, session, both.hiding(), Optional.of(both.binding()));
  }

  private Optional<FrostMode> round(FragmentRequest request, NodeSession session, HeldShare share) {
    boolean frost = share.mode() == BlindMode.FROST;
    if (frost != request.commitments().isPresent()) {
      throw refused(BlindRefusal.FORBIDDEN, "session " + session.id() + " is in the " + share.mode().word()
          + " mode, and its share is never used in the other");
    }
    if (!frost) {
      return Optional.empty();
    }
    return Optional.of(FrostRequestCheck.check(id, request, session.shown(id).orElseThrow(), share));
  }

  private HeldShare share(SessionId session, Optional<SetupId> setup) {
    SetupId wanted = setup.orElseGet(() -> new SetupId(session.text()));
    if (setup.isPresent() && !session.isOf(wanted) && !session.text().equals(wanted.text())) {
      throw BlindRefusedException.field(id, "/session_id", "is no attempt of setup " + wanted);
    }
    return rows.shares().find(wanted).filter(held -> held.expiresAt().isAfter(ledger.now()))
        .orElseThrow(() -> refused(BlindRefusal.NOT_FOUND, "there is no share for " + wanted));
  }

  /** A share of the plain mode may have come before that mode was forbidden. */
  private HeldShare allowed(HeldShare share) {
    if (!offers(share.mode())) {
      throw refused(BlindRefusal.FORBIDDEN,
          "the share for " + share.setup() + " is of the plain mode, which is refused here");
    }
    return share;
  }

  private BlindRefusedException refused(BlindRefusal refusal, String message) {
    return new BlindRefusedException(refusal, id + ": " + message);
  }

  private void changed(NodeSession session, SessionState from, String reason) {
    ledger.changed("session", shortened(session.id()), from, session.state(), COORDINATOR, reason);
  }

  /** The audit has 64 characters for an id; Forge's own are shorter. */
  static String shortened(SessionId id) {
    return id.text().length() <= 64 ? id.text() : id.text().substring(0, 64);
  }

  /** Abandons what nobody came back for, and deletes what is past its time; returns how many sessions changed. */
  public int sweep() {
    waiting.eraseBefore(ledger.now().minus(policy.keepNonces()));
    return new NodeSweep(rows, ledger, policy).sweep();
  }

  /** Erases all nonces. */
  @Override
  public void close() {
    waiting.eraseAll();
  }
}
