package dev.forge.blind.node;

import dev.forge.blind.BlindMode;
import dev.forge.blind.BlindRefusal;
import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.ShareDelivery;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import dev.forge.zk.schnorr.SecretScalar;
import java.util.Optional;

/** Which shares a node takes. */
record ShareIntake(NodeId id, NodeRows rows, Ledger ledger, ShareSeal seal, NodePolicy policy) {
  private static final Actor COORDINATOR = new Actor("coordinator");

  void take(ShareDelivery delivery) {
    if (!delivery.node().equals(id)) {
      throw BlindRefusedException.field(id, "/node_id", "is " + delivery.node().number());
    }
    if (delivery.value().isZero()) {
      throw BlindRefusedException.field(id, "/share_value", "is 0");
    }
    if (delivery.generator().isInfinity()) {
      throw BlindRefusedException.field(id, "/generator", "is infinity");
    }
    checkMode(delivery);
    delivery.terms().ifPresent(_ -> checkTerms(delivery));
    HeldShare share =
        new HeldShare(delivery, seal.seal(delivery.id(), delivery.value()), ledger.now().plus(policy.keepShares()));
    ledger.units().run(() -> keep(delivery, share));
  }

  private void checkMode(ShareDelivery delivery) {
    BlindMode mode = delivery.terms().map(ShareDelivery.Terms::mode).orElse(BlindMode.PLAIN);
    if (mode == BlindMode.PLAIN && policy.frostOnly()) {
      throw new BlindRefusedException(BlindRefusal.FORBIDDEN, id + ": shares are taken in the frost mode alone");
    }
    if (mode == BlindMode.PLAIN && delivery.id().isOfFrost()) {
      throw new BlindRefusedException(BlindRefusal.FORBIDDEN,
          id + ": " + delivery.id() + " was set up in the frost mode, which was taken away on the way");
    }
  }

  private void checkTerms(ShareDelivery delivery) {
    SessionTerms terms;
    try {
      terms = delivery.sessionTerms().orElseThrow();
    } catch (IllegalArgumentException e) {
      throw BlindRefusedException.field(id, "/share_commitments", e.getMessage());
    }
    if (!terms.setupId().equals(delivery.id())) {
      throw BlindRefusedException.field(id, "/session_id", "is not that of these terms");
    }
    if (delivery.index() > terms.nodes() || delivery.index() != id.number()) {
      throw BlindRefusedException.field(id, "/share_index",
          "is " + delivery.index() + " at " + id + " of " + terms.nodes());
    }
    try (SecretScalar value = SecretScalar.of(delivery.value())) {
      if (!value.power(terms.generator()).equals(terms.commitments().publicShare(delivery.index()))) {
        throw BlindRefusedException.field(id, "/share_value", "does not fit the commitments to the shares");
      }
    }
  }

  private void keep(ShareDelivery delivery, HeldShare share) {
    Optional<HeldShare> held = rows.shares().find(delivery.id());
    if (held.isPresent() && isSame(held.get(), delivery)) {
      return;
    }
    if (delivery.terms().isPresent()) {
      if (held.isPresent()) {
        throw taken(delivery);
      }
    } else {
      assign(delivery);
    }
    rows.shares().delete(delivery.id());
    rows.shares().insert(share);
  }

  /** The old form: a session that is idle, or whose fragment is out, gets a new share. */
  private void assign(ShareDelivery delivery) {
    SessionId session = new SessionId(delivery.id().text());
    Optional<NodeSession> known = rows.sessions().find(session);
    if (known.isEmpty()) {
      rows.sessions().insert(new NodeSession(session, delivery.id(), ledger.now()));
      ledger.began("session", ProvingNode.shortened(session), SessionState.SHARE_ASSIGNED, COORDINATOR);
      return;
    }
    NodeSession again = known.get();
    SessionState from = again.state();
    if (from == SessionState.SHARE_ASSIGNED || from == SessionState.COMMITMENT_GENERATED) {
      throw taken(delivery);
    }
    if (from == SessionState.FRAGMENT_GENERATED) {
      again.release(ledger.now());
    }
    again.assignShare(ledger.now());
    if (!rows.sessions().update(again, from)) {
      throw taken(delivery);
    }
    ledger.changed("session", ProvingNode.shortened(session), SessionState.IDLE, again.state(), COORDINATOR,
        "a new share");
  }

  private boolean isSame(HeldShare held, ShareDelivery delivery) {
    if (held.index() != delivery.index() || !held.generator().equals(delivery.generator())
        || held.isForOneSession() != delivery.terms().isEmpty()) {
      return false;
    }
    try (SecretScalar value = seal.open(held)) {
      return java.security.MessageDigest.isEqual(value.toBytes(),
          dev.forge.zk.schnorr.CompressedEncoding.of(delivery.value()));
    }
  }

  private BlindRefusedException taken(ShareDelivery delivery) {
    return new BlindRefusedException(BlindRefusal.INVALID_STATE, id + ": " + delivery.id() + " has a share already");
  }
}
