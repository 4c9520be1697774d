package dev.forge.blind;

import static dev.forge.blind.Scenario.assertRefused;
import static dev.forge.blind.Scenario.oldShare;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.BlindWorld.TestNode;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.node.SessionState;
import dev.forge.ledger.Change;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.PlainMode;
import dev.forge.zk.schnorr.SecretScalar;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How shares come to nodes, stay there, and go. */
interface SharingScenarios extends Scenario {
  @ParameterizedTest
  @EnumSource
  default void aSetUpNeedsTheThresholdAndUsesWhoeverIsThere(BlindMode mode) throws Exception {
    BlindWorld world = world(mode).onlyUp(Set.of(2, 4, 5));
    BlindSetup setup = world.setUp();
    assertEquals(Set.of(new NodeId(2), new NodeId(4), new NodeId(5)), setup.holders().keySet());
    world.assertValid(world.coordinator.prove(setup.id()));
    world.onlyUp(Set.of(2, 4));
    assertRefused(BlindRefusal.NOT_ENOUGH_NODES, world::setUp);
  }

  @ParameterizedTest
  @EnumSource
  default void aWrongShareIsRefusedByTheNodeItIsForWhichIsNamed(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    world.node(3).onTheWay = share -> new ShareDelivery(share.id(), share.node(), share.index(),
        share.value().add(Fr.ONE), share.generator(), share.witnessCommitment(), share.circuit(), share.terms());
    BlindSetup setup = world.setUp();
    assertFalse(setup.holders().containsKey(new NodeId(3)));
    world.assertValid(world.coordinator.prove(setup.id()));
    world.onlyUp(Set.of(1, 2, 3));
    Scenario.assertNamed(3, "/share_value: does not fit the commitments", world::setUp);
  }

  @Test
  default void wrongSharesAreRefusedWithTheNodesName() {
    BlindWorld world = world(BlindMode.PLAIN);
    TestNode node = world.node(2);
    assertRefused(BlindRefusal.INVALID_FIELD, () -> node.process.take(oldShare("s", 1)));
    assertRefused(BlindRefusal.INVALID_FIELD, () -> world.node(1).process.take(oldShare("s", 0)));
    assertRefused(BlindRefusal.NOT_FOUND, () -> node.process.commit(new SessionId("unknown"), Optional.empty()));
    assertRefused(BlindRefusal.NOT_FOUND,
        () -> node.process.answer(new FragmentRequest(new SessionId("unknown"), Fr.ONE, Optional.empty())));
  }

  @Test
  default void anOldCoordinatorIsServedSessionBySession() {
    TestNode node = world(BlindMode.PLAIN).node(1);
    SessionId session = new SessionId("an old session");
    node.process.take(oldShare("an old session", 1));
    node.process.take(oldShare("an old session", 1));
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.take(oldShare("an old session", 2)));
    var shown = node.process.commit(session, Optional.empty());
    assertEquals(Optional.empty(), shown.binding());
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.commit(session, Optional.empty()));
    Fr fragment = node.process.answer(new FragmentRequest(session, Fr.of(9), Optional.empty()));
    assertTrue(PlainMode.isValidFragment(G1Affine.GENERATOR, G1Affine.GENERATOR.multiply(Fr.of(1)).toAffine(),
        shown.hiding(), Fr.of(9), fragment));
    assertRefused(BlindRefusal.INVALID_STATE,
        () -> node.process.answer(new FragmentRequest(session, Fr.of(9), Optional.empty())));
    assertTrue(node.rows.node().shares().find(new SetupId("an old session")).isEmpty(), "the share is deleted");
    node.process.take(oldShare("an old session", 2));
    assertNotEquals(shown.hiding(), node.process.commit(session, Optional.empty()).hiding());
    assertEquals(SessionState.COMMITMENT_GENERATED,
        node.rows.node().sessions().find(session).orElseThrow().state());
    assertEquals(List.of("share_assigned", "commitment_generated", "fragment_generated", "share_assigned",
        "commitment_generated"),
        node.rows.audit().of("session", "an old session").stream().map(Change::to).toList());
  }

  @Test
  default void abandonedSessionsExpireAndSharesAreDeletedWhenTheirTimeIsOver() throws Exception {
    BlindWorld world = world(BlindMode.FROST);
    BlindSetup setup = world.setUp();
    TestNode node = world.node(1);
    SessionId session = SessionId.of(setup.id(), "abandoned");
    node.process.commit(session, Optional.of(setup.id()));
    world.clock.pass(Duration.ofMinutes(2));
    assertEquals(1, node.process.sweep());
    assertEquals(SessionState.IDLE, node.rows.node().sessions().find(session).orElseThrow().state());
    world.clock.pass(Duration.ofMinutes(20));
    node.process.sweep();
    assertTrue(node.rows.node().sessions().find(session).isEmpty());
    world.clock.pass(Duration.ofDays(2));
    node.process.sweep();
    assertTrue(node.rows.node().shares().find(setup.id()).isEmpty());
    assertThrows(BlindRefusedException.class, () -> world.coordinator.prove(setup.id()));
  }

  @Test
  default void noTableHoldsTheSecretOrAShareInTheClear() throws Exception {
    BlindWorld world = world(BlindMode.FROST);
    BlindSetup setup = world.setUp();
    byte[] sealed = world.node(1).rows.node().shares().find(setup.id()).orElseThrow().sealed();
    byte[] secret = CompressedEncoding.of(Fr.reduce(BlindWorld.SECRET));
    assertEquals(12 + 32 + 16, sealed.length, "nonce, ciphertext, tag");
    assertFalse(HexFormat.of().formatHex(sealed).contains(HexFormat.of().formatHex(secret)));
    SecretScalar given = SecretScalar.of(Fr.of(3));
    world.coordinator.setUp(CircuitType.HASH_PREIMAGE, BlindWorld.witnessCommitment(), given);
    assertThrows(IllegalStateException.class, given::reveal, "it is erased");
  }
}
