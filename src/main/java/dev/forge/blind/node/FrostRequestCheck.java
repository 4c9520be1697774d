package dev.forge.blind.node;

import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.ShownCommitment;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.NonceCommitment;
import java.util.Map;

/** What a node makes sure of before it answers in the FROST mode: that all it is told is what it computes itself. */
final class FrostRequestCheck {
  private FrostRequestCheck() {}

  static FrostMode check(NodeId node, FragmentRequest request, ShownCommitment shown, HeldShare share) {
    SessionTerms terms = share.terms().orElseThrow();
    Map<Integer, NonceCommitment> commitments = request.commitments().orElseThrow();
    NonceCommitment mine = new NonceCommitment(shown.hiding(), shown.binding().orElseThrow());
    if (commitments.size() < terms.threshold()) {
      throw BlindRefusedException.field(node, "/commitments",
          "are " + commitments.size() + " of at least " + terms.threshold());
    }
    if (commitments.keySet().stream().anyMatch(index -> index > terms.nodes())) {
      throw BlindRefusedException.field(node, "/commitments", "there are " + terms.nodes() + " nodes");
    }
    if (!mine.equals(commitments.get(share.index()))) {
      throw BlindRefusedException.field(node, "/commitments", "the one of " + node + " is not what it has shown");
    }
    FrostMode round = FrostMode.of(terms.message(request.session(), commitments.keySet()),
        terms.commitments().publicKey(), commitments);
    if (!round.challenge().equals(request.challenge())) {
      throw BlindRefusedException.field(node, "/challenge", "is not that of the session, its terms and commitments");
    }
    return round;
  }
}
