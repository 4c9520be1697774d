package dev.forge.blind;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.ShareCommitments;
import java.util.Optional;

/**
 * A share on its way to a node.
 *
 * @param id of the setup, or of the session where there are no terms
 * @param index of the share, from 1
 * @param value the share; never in a message or a log
 * @param terms none from an old coordinator, or for an old node
 */
public record ShareDelivery(SetupId id, NodeId node, int index, Fr value, G1Affine generator,
    WitnessCommitment witnessCommitment, CircuitType circuit, Optional<Terms> terms) {
  /** What Forge's coordinator adds. */
  public record Terms(BlindMode mode, ShareCommitments commitments, int nodes, String salt) {}

  /** A share under terms, for a node that knows them. */
  public static ShareDelivery of(SessionTerms terms, NodeId node, Fr value) {
    return new ShareDelivery(terms.setupId(), node, node.number(), value, terms.generator(), terms.witnessCommitment(),
        terms.circuit(), Optional.of(new Terms(terms.mode(), terms.commitments(), terms.nodes(), terms.salt())));
  }

  /** The same in the old form, for one session. */
  public ShareDelivery forOldNode(SessionId session) {
    return new ShareDelivery(new SetupId(session.text()), node, index, value, generator, witnessCommitment, circuit,
        Optional.empty());
  }

  /**
   * All terms, where there are some.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public Optional<SessionTerms> sessionTerms() {
    return terms.map(given -> new SessionTerms(given.mode(), circuit, generator, witnessCommitment, given.commitments(),
        given.nodes(), given.salt()));
  }

  /** Does not show the share. */
  @Override
  public String toString() {
    return "share of " + node + " for " + id;
  }
}
