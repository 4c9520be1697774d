package dev.forge.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.node.NodePolicy;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** What nodes and coordinator do together, whatever keeps their rows. */
interface Scenario {
  /** Five nodes and a coordinator; the nodes offer the FROST mode where that is the mode. */
  BlindWorld world(BlindMode mode, BlindPolicy policy, NodePolicy ofNodes);

  /** The same with the usual nodes. */
  default BlindWorld world(BlindMode mode, BlindPolicy policy) {
    return world(mode, policy, NodePolicy.DEFAULT);
  }

  /** Three of five. */
  default BlindWorld world(BlindMode mode) {
    return world(mode, BlindWorld.policy(3));
  }

  /** The call is refused, and the message names the node. */
  static BlindRefusedException assertRefused(BlindRefusal refusal, Executable call) {
    var refused = assertThrows(BlindRefusedException.class, call);
    assertEquals(refusal, refused.refusal(), refused.getMessage());
    assertTrue(refused.getMessage().contains("node "), refused.getMessage());
    return refused;
  }

  /** The call ends for want of nodes, and details and message say that the node did what it did. */
  static void assertNamed(int node, String offence, Executable call) {
    var refused = assertRefused(BlindRefusal.NOT_ENOUGH_NODES, call);
    assertTrue(refused.getMessage().contains("node " + node + ": "), refused.getMessage());
    assertTrue(refused.details().stream()
        .anyMatch(each -> each.field().equals("/nodes/" + node) && each.problem().contains(offence)),
        refused.details().toString());
  }

  /** A share of node 1 as an old coordinator deals it. */
  static ShareDelivery oldShare(String session, long value) {
    return new ShareDelivery(new SetupId(session), new NodeId(1), 1, Fr.of(value), G1Affine.GENERATOR,
        BlindWorld.witnessCommitment(), CircuitType.SCHNORR, Optional.empty());
  }
}
