package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.WitnessCommitment;
import dev.forge.ledger.Ledger;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.SecretPolynomial;
import dev.forge.zk.schnorr.SecretScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shares secrets. */
record Dealing(List<NodeConnection> nodes, FanOut fanOut, BlindSetups setups, Strikes strikes, Ledger ledger,
    BlindPolicy policy) {
  private static final int SALT_BYTES = 32;

  /**
   * Shares a secret among all nodes that answer. In the FROST mode where each of them offers it. Secret and polynomial are
   * erased when this ends, however it ends.
   *
   * @throws dev.forge.blind.BlindRefusedException if fewer than the threshold took their share
   */
  BlindSetup deal(CircuitType circuit, WitnessCommitment witnessCommitment, SecretScalar secret)
      throws InterruptedException {
    FanOut.Answers<Set<BlindMode>> offers = fanOut.all(nodes, NodeConnection::modes);
    List<NodeConnection> present =
        nodes.stream().filter(node -> offers.given().containsKey(node.node())).toList();
    if (present.size() < policy.threshold()) {
      throw Shortage.of(policy.threshold(), present.size(), offers.failures());
    }
    BlindMode mode = mode(offers);
    try (SecretPolynomial polynomial = polynomial(secret)) {
      SessionTerms terms = new SessionTerms(mode, circuit, G1Affine.GENERATOR, witnessCommitment,
          polynomial.commitments(G1Affine.GENERATOR), nodes.size(),
          HexFormat.of().formatHex(ledger.randomness().nextBytes(SALT_BYTES)));
      return deal(terms, present, offers.given(), polynomial);
    }
  }

  private BlindMode mode(FanOut.Answers<Set<BlindMode>> offers) {
    boolean frost = offers.given().values().stream().allMatch(modes -> modes.contains(BlindMode.FROST));
    if (!frost && policy.frostOnly()) {
      List<NodeFailure> without =
          offers.given().entrySet().stream().filter(each -> !each.getValue().contains(BlindMode.FROST))
              .map(each -> new NodeFailure(each.getKey(), NodeFailure.Kind.REFUSED, "does not offer the frost mode"))
              .toList();
      throw Shortage.of(policy.threshold(), offers.given().size() - without.size(), without);
    }
    return frost ? BlindMode.FROST : BlindMode.PLAIN;
  }

  private SecretPolynomial polynomial(SecretScalar secret) {
    List<SecretScalar> others = new ArrayList<>();
    while (others.size() < policy.threshold() - 1) {
      SecretScalar coefficient = SecretScalar.reduce(ledger.randomness().nextBytes(SecretScalar.WIDE_BYTES));
      if (!coefficient.isZero()) {
        others.add(coefficient);
      }
    }
    return SecretPolynomial.of(secret, others);
  }

  private BlindSetup deal(SessionTerms terms, List<NodeConnection> present, Map<NodeId, Set<BlindMode>> offers,
      SecretPolynomial polynomial) throws InterruptedException {
    Map<NodeId, Fr> shares = new HashMap<>();
    for (NodeConnection node : present) {
      try (SecretScalar share = polynomial.share(node.node().number())) {
        shares.put(node.node(), share.reveal());
      }
    }
    FanOut.Answers<Boolean> taken = fanOut.all(present,
        node -> give(terms, node, offers.get(node.node()).isEmpty(), shares.get(node.node())));
    taken.failures().stream().filter(failure -> failure.kind() == NodeFailure.Kind.MISBEHAVED)
        .forEach(strikes::strike);
    if (taken.given().size() < terms.threshold()) {
      throw Shortage.of(terms.threshold(), taken.given().size(), taken.failures());
    }
    List<NodeId> forge = taken.given().keySet().stream().filter(node -> !offers.get(node).isEmpty()).toList();
    List<NodeId> old = taken.given().keySet().stream().filter(node -> offers.get(node).isEmpty()).toList();
    BlindSetup setup = new BlindSetup(terms, forge, old, old.isEmpty() ? 0 : policy.attemptsOfOldNodes(),
        ledger.now().plus(policy.keepSetups()));
    ledger.units().run(() -> setups.insert(setup));
    return setup;
  }

  /** An old node forgets its share with the session, so it is given one for each attempt there may be. */
  private boolean give(SessionTerms terms, NodeConnection node, boolean old, Fr share) {
    ShareDelivery delivery = ShareDelivery.of(terms, node.node(), share);
    if (!old) {
      node.give(delivery);
      return true;
    }
    for (int attempt = 1; attempt <= policy.attemptsOfOldNodes(); attempt++) {
      node.give(delivery.forOldNode(SessionId.of(terms.setupId(), String.valueOf(attempt))));
    }
    return true;
  }
}
