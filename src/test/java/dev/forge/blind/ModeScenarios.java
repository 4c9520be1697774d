package dev.forge.blind;

import static dev.forge.blind.Scenario.assertRefused;
import static dev.forge.blind.Scenario.oldShare;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.BlindWorld.TestNode;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.node.NodePolicy;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.NonceCommitment;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The mode is fixed when a secret is shared, and nobody can change it afterwards. */
interface ModeScenarios extends Scenario {
  @Test
  default void theModeIsFrostWhereAllNodesOfferItAndPlainWhereOneDoesNot() throws Exception {
    BlindWorld world = world(BlindMode.FROST);
    BlindSetup frost = world.setUp();
    assertEquals(BlindMode.FROST, frost.terms().mode());
    world.node(4).plainOnly = true;
    BlindSetup plain = world.setUp();
    assertEquals(BlindMode.PLAIN, plain.terms().mode());
    world.assertValid(world.coordinator.prove(plain.id()));
    BlindProof proof = world.coordinator.prove(frost.id());
    assertEquals(BlindMode.FROST, proof.session().orElseThrow().mode(), "what was set up stays");
    world.assertValid(proof);
  }

  @Test
  default void inTheFrostModeANodeAnswersOnlyWhatItComputesItself() throws Exception {
    BlindWorld world = world(BlindMode.FROST);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    world.coordinator.prove(setup.id());
    TestNode node = world.node(1);
    FragmentRequest right = node.asked.peek();
    SessionId session = SessionId.of(setup.id(), "mine");
    ShownCommitment mine = node.process.commit(session, Optional.of(setup.id()));
    assertRefused(BlindRefusal.FORBIDDEN,
        () -> node.process.answer(new FragmentRequest(session, right.challenge(), Optional.empty())));
    assertRefused(BlindRefusal.INVALID_FIELD,
        () -> node.process.answer(new FragmentRequest(session, right.challenge(), right.commitments())));
    var list = new TreeMap<>(right.commitments().orElseThrow());
    list.put(1, new NonceCommitment(mine.hiding(), mine.binding().orElseThrow()));
    assertRefused(BlindRefusal.INVALID_FIELD,
        () -> node.process.answer(new FragmentRequest(session, right.challenge(), Optional.of(list))));
    var tooFew = new TreeMap<>(list.headMap(2, true));
    assertRefused(BlindRefusal.INVALID_FIELD, () -> node.process.answer(new FragmentRequest(session,
        challenge(setup, session, tooFew), Optional.of(tooFew))));
    Fr challenge = challenge(setup, session, list);
    node.process.answer(new FragmentRequest(session, challenge, Optional.of(list)));
    assertRefused(BlindRefusal.INVALID_STATE,
        () -> node.process.answer(new FragmentRequest(session, challenge, Optional.of(list))));
  }

  private static Fr challenge(BlindSetup setup, SessionId session, TreeMap<Integer, NonceCommitment> list) {
    return FrostMode.of(setup.terms().message(session, list.keySet()), setup.terms().commitments().publicKey(), list)
        .challenge();
  }

  @Test
  default void aModeStrippedOnTheWayIsRefused() throws Exception {
    BlindWorld world = world(BlindMode.FROST);
    world.nodes.forEach(node -> node.onTheWay = share -> new ShareDelivery(share.id(), share.node(), share.index(),
        share.value(), share.generator(), share.witnessCommitment(), share.circuit(), Optional.empty()));
    Scenario.assertNamed(1, "taken away on the way", world::setUp);
    world.nodes.forEach(node -> node.onTheWay = share -> new ShareDelivery(share.id(), share.node(), share.index(),
        share.value(), share.generator(), share.witnessCommitment(), share.circuit(), share.terms().map(
            terms -> new ShareDelivery.Terms(BlindMode.PLAIN, terms.commitments(), terms.nodes(), terms.salt()))));
    Scenario.assertNamed(1, "taken away on the way", world::setUp);

    world.nodes.forEach(node -> node.onTheWay = UnaryOperator.identity());
    BlindProof proof = world.coordinator.prove(world.setUp().id());
    BlindProof.Session session = proof.session().orElseThrow();
    world.assertRefused("of the frost mode", BlindWorld.with(proof,
        new BlindProof.Session(session.id(), BlindMode.PLAIN, session.participants(), session.threshold())));
  }

  @Test
  default void whereAloneTheFrostModeIsAllowedThePlainOneIsRefusedOnBothSides() throws Exception {
    BlindWorld ofCoordinator = world(BlindMode.PLAIN, BlindWorld.policy(3).with(true, false));
    var refused = assertThrows(BlindRefusedException.class, ofCoordinator::setUp);
    assertTrue(refused.getMessage().contains("does not offer the frost mode"), refused.getMessage());
    BlindWorld ofNodes =
        world(BlindMode.FROST, BlindWorld.policy(3), NodePolicy.DEFAULT.with(true, Duration.ofDays(1)));
    assertEquals(BlindMode.FROST, ofNodes.setUp().terms().mode());
    assertRefused(BlindRefusal.FORBIDDEN, () -> ofNodes.node(1).process.take(oldShare("some session", 1)));
  }

  @Test
  default void whatWasSharedInThePlainModeBeforeIsRefusedOnceTheFrostModeAloneIsAllowed() throws Exception {
    BlindWorld world = world(BlindMode.PLAIN);
    BlindSetup setup = world.setUp();
    world.assertValid(world.coordinator.prove(setup.id()));
    TestNode node = world.node(1);
    SessionId begun = SessionId.of(setup.id(), "begun");
    node.process.commit(begun, Optional.of(setup.id()));
    node.restart(NodePolicy.DEFAULT.with(true, Duration.ofDays(1)));
    assertRefused(BlindRefusal.FORBIDDEN,
        () -> node.process.commit(SessionId.of(setup.id(), "later"), Optional.of(setup.id())));
    assertRefused(BlindRefusal.FORBIDDEN,
        () -> node.process.answer(new FragmentRequest(begun, Fr.ONE, Optional.empty())));
    var refused = assertThrows(BlindRefusedException.class,
        () -> world.coordinator(BlindWorld.policy(3).with(true, false)).prove(setup.id()));
    assertEquals(BlindRefusal.FORBIDDEN, refused.refusal(), refused.getMessage());
  }
}
