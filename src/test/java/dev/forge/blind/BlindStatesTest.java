package dev.forge.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.blind.coordinator.NodeState;
import dev.forge.blind.node.SessionState;
import dev.forge.fixtures.StateMatrix;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.schnorr.ShareCommitments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of states, and what is in a setup's id. */
class BlindStatesTest {
  @Test
  void sessions() {
    StateMatrix.check(SessionState.class, Map.of(
        SessionState.IDLE, Set.of(SessionState.SHARE_ASSIGNED),
        SessionState.SHARE_ASSIGNED, Set.of(SessionState.COMMITMENT_GENERATED, SessionState.IDLE),
        SessionState.COMMITMENT_GENERATED, Set.of(SessionState.FRAGMENT_GENERATED, SessionState.IDLE),
        SessionState.FRAGMENT_GENERATED, Set.of(SessionState.IDLE)),
        SessionState::mayBecome, SessionState::isTerminal);
  }

  @Test
  void nodes() {
    StateMatrix.check(NodeState.class, Map.of(
        NodeState.TRUSTED, Set.of(NodeState.QUARANTINED), NodeState.QUARANTINED, Set.of(NodeState.TRUSTED)),
        NodeState::mayBecome, NodeState::isTerminal);
  }

  @Test
  void aSetupsIdDependsOnAllItsTerms() {
    SessionTerms terms = terms(BlindMode.FROST, CircuitType.SCHNORR, "00", "11", 5);
    assertEquals(terms.setupId(), terms(BlindMode.FROST, CircuitType.SCHNORR, "00", "11", 5).setupId());
    for (SessionTerms other : List.of(terms(BlindMode.PLAIN, CircuitType.SCHNORR, "00", "11", 5),
        terms(BlindMode.FROST, CircuitType.HASH_PREIMAGE, "00", "11", 5),
        terms(BlindMode.FROST, CircuitType.SCHNORR, "01", "11", 5),
        terms(BlindMode.FROST, CircuitType.SCHNORR, "00", "12", 5),
        terms(BlindMode.FROST, CircuitType.SCHNORR, "00", "11", 4))) {
      assertNotEquals(terms.setupId().text().substring(6), other.setupId().text().substring(6), other.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> terms(BlindMode.FROST, CircuitType.SCHNORR, "00", "11", 0));
    assertEquals(terms.setupId(), SessionId.of(terms.setupId(), "7").setup());
  }

  private static SessionTerms terms(BlindMode mode, CircuitType circuit, String witness, String salt, int nodes) {
    return new SessionTerms(mode, circuit, G1Affine.GENERATOR, new WitnessCommitment(witness.repeat(32)),
        new ShareCommitments(List.of(G1Affine.GENERATOR)), nodes, salt.repeat(32));
  }
}
