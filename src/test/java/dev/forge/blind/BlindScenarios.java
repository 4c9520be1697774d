package dev.forge.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.BlindWorld.TestNode;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.BlindVerdict;
import dev.forge.blind.coordinator.NodeState;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.SessionState;
import dev.forge.ledger.Change;
import dev.forge.storage.BlindRows;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.SecretScalar;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nodes and coordinator do together, whatever keeps their rows. */
abstract class BlindScenarios {
  private BlindWorld world;

  /** Empty rows, each time others. */
  abstract BlindRows rows();

  private BlindWorld world(BlindMode mode, BlindPolicy policy) {
    world = new BlindWorld(5, policy, this::rows);
    world.nodes.forEach(node -> node.plainOnly = mode == BlindMode.PLAIN);
    return world;
  }

  private BlindWorld world(BlindMode mode) {
    return world(mode, BlindWorld.policy(3));
  }

  @AfterEach
  void close() {
    if (world != null) {
      world.close();
    }
  }

  private BlindVerdict verify(BlindProof proof) {
    return world.coordinator.verify(proof, BlindWorld.WITNESS, BlindWorld.SALT, Optional.empty(), Optional.empty());
  }

  private void assertValid(BlindProof proof) {
    assertEquals(new BlindVerdict(true, true, Optional.empty()), verify(proof));
  }

  private void assertRefused(String reason, BlindProof proof) {
    BlindVerdict verdict = verify(proof);
    assertFalse(verdict.valid());
    assertTrue(verdict.message().orElse("").contains(reason), verdict.toString());
  }

  @ParameterizedTest
  @EnumSource
  void everySubsetOfThreeOfFiveProvesAndNoneOfTwo(BlindMode mode) throws Exception {
    BlindSetup setup = world(mode).setUp();
    assertEquals(mode, setup.terms().mode());
    for (int subset = 0; subset < 32; subset++) {
      int members = subset;
      Set<Integer> up =
          new HashSet<>(IntStream.rangeClosed(1, 5).filter(i -> (members >> i - 1 & 1) == 1).boxed().toList());
      world.onlyUp(up);
      if (up.size() >= 3) {
        BlindProof proof = world.coordinator.prove(setup.id());
        assertValid(proof);
        assertTrue(up.containsAll(proof.session().orElseThrow().participants()));
      } else {
        var refused = assertThrows(BlindRefusedException.class, () -> world.coordinator.prove(setup.id()));
        assertEquals(BlindRefusal.NOT_ENOUGH_NODES, refused.refusal());
        assertTrue(refused.details().stream().anyMatch(each -> !up.contains(nodeOf(each.field()))));
      }
    }
  }

  private static int nodeOf(String field) {
    return Integer.parseInt(field.substring("/nodes/".length()));
  }

  @ParameterizedTest
  @EnumSource
  void aSetUpNeedsTheThresholdAndUsesWhoeverIsThere(BlindMode mode) throws Exception {
    world(mode).onlyUp(Set.of(2, 4, 5));
    BlindSetup setup = world.setUp();
    assertEquals(Set.of(new NodeId(2), new NodeId(4), new NodeId(5)), setup.holders().keySet());
    assertValid(world.coordinator.prove(setup.id()));
    world.onlyUp(Set.of(2, 4));
    assertEquals(BlindRefusal.NOT_ENOUGH_NODES,
        assertThrows(BlindRefusedException.class, world::setUp).refusal());
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatLiesIsNamedStruckReplacedAndInTheEndNotAskedAnyMore(BlindMode mode) throws Exception {
    BlindSetup setup = world(mode).setUp();
    world.node(2).lie = fragment -> fragment.add(Fr.ONE);
    world.onlyUp(Set.of(1, 2, 3));
    var alone = assertThrows(BlindRefusedException.class, () -> world.coordinator.prove(setup.id()));
    assertTrue(alone.getMessage().contains("node 2: its fragment"), alone.getMessage());
    assertTrue(alone.details().stream().anyMatch(each -> each.field().equals("/nodes/2")), alone.details().toString());
    assertEquals(1, world.coordinatorRows.coordinator().standings().find(new NodeId(2)).orElseThrow().strikes());

    world.onlyUp(Set.of(1, 2, 3, 4));
    for (int i = 0; i < 60; i++) {
      BlindProof proof = world.coordinator.prove(setup.id());
      assertValid(proof);
      assertFalse(proof.session().orElseThrow().participants().contains(2));
    }
    var standing = world.coordinatorRows.coordinator().standings().find(new NodeId(2)).orElseThrow();
    assertEquals(NodeState.QUARANTINED, standing.state());
    assertEquals(3, standing.strikes(), "in quarantine it is not asked");
    world.clock.pass(Duration.ofMinutes(11));
    assertEquals(1, world.coordinator.sweep());
    assertEquals(NodeState.TRUSTED,
        world.coordinatorRows.coordinator().standings().find(new NodeId(2)).orElseThrow().state());
  }

  @ParameterizedTest
  @EnumSource
  void aWrongShareIsCaughtByTheNodeItIsFor(BlindMode mode) throws Exception {
    world(mode).node(3).onTheWay = share -> new ShareDelivery(share.id(), share.node(), share.index(),
        share.value().add(Fr.ONE), share.generator(), share.witnessCommitment(), share.circuit(), share.terms());
    BlindSetup setup = world.setUp();
    assertFalse(setup.holders().containsKey(new NodeId(3)));
    assertValid(world.coordinator.prove(setup.id()));
  }

  @ParameterizedTest
  @EnumSource
  void noNodeAnswersTwiceWithOneNonceAlsoWhenRestartedOrReplaced(BlindMode mode) throws Exception {
    BlindSetup setup = world(mode).setUp();
    world.onlyUp(Set.of(1, 2, 3));
    world.coordinator.prove(setup.id());
    TestNode node = world.node(1);
    FragmentRequest answered = node.asked.peek();
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(answered));
    node.restart();
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(answered));
    FragmentRequest other = new FragmentRequest(answered.session(), answered.challenge().add(Fr.ONE),
        answered.commitments());
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(other));
    assertRefused(BlindRefusal.INVALID_STATE,
        () -> node.process.commit(answered.session(), Optional.of(setup.id())));

    SessionId abandoned = SessionId.of(setup.id(), "abandoned");
    node.process.commit(abandoned, Optional.of(setup.id()));
    node.restart();
    var gone = assertThrows(BlindRefusedException.class,
        () -> node.process.answer(mode == BlindMode.PLAIN ? new FragmentRequest(abandoned, Fr.ONE, Optional.empty())
            : new FragmentRequest(abandoned, Fr.ONE, answered.commitments())));
    assertTrue(gone.getMessage().startsWith("node 1: "), gone.getMessage());
  }

  private static void assertRefused(BlindRefusal refusal, org.junit.jupiter.api.function.Executable call) {
    var refused = assertThrows(BlindRefusedException.class, call);
    assertEquals(refusal, refused.refusal(), refused.getMessage());
    assertTrue(refused.getMessage().contains("node "), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatIsRestartedBetweenTheRoundsLeadsToNewNoncesEverywhere(BlindMode mode) throws Exception {
    BlindSetup setup = world(mode).setUp();
    world.onlyUp(Set.of(1, 2, 3));
    TestNode restarted = world.node(3);
    restarted.beforeFragment = () -> {
      restarted.beforeFragment = () -> {};
      restarted.restart();
    };
    assertValid(world.coordinator.prove(setup.id()));
    for (int i = 1; i <= 3; i++) {
      List<ShownCommitment> shown = List.copyOf(world.node(i).shown);
      assertEquals(2, shown.size());
      assertNotEquals(shown.get(0).hiding(), shown.get(1).hiding());
      assertNotEquals(shown.get(0).session(), shown.get(1).session());
    }
  }

  @Test
  void inTheFrostModeANodeAnswersOnlyWhatItComputesItself() throws Exception {
    BlindSetup setup = world(BlindMode.FROST).setUp();
    world.onlyUp(Set.of(1, 2, 3));
    world.coordinator.prove(setup.id());
    FragmentRequest right = world.node(1).asked.peek();
    SessionId session = SessionId.of(setup.id(), "mine");
    ShownCommitment mine = world.node(1).process.commit(session, Optional.of(setup.id()));
    assertRefused(BlindRefusal.FORBIDDEN,
        () -> world.node(1).process.answer(new FragmentRequest(session, right.challenge(), Optional.empty())));
    assertRefused(BlindRefusal.INVALID_FIELD,
        () -> world.node(1).process.answer(new FragmentRequest(session, right.challenge(), right.commitments())));
    var list = new java.util.TreeMap<>(right.commitments().orElseThrow());
    list.put(1, new dev.forge.zk.schnorr.NonceCommitment(mine.hiding(), mine.binding().orElseThrow()));
    assertRefused(BlindRefusal.INVALID_FIELD,
        () -> world.node(1).process.answer(new FragmentRequest(session, right.challenge(), Optional.of(list))));
    Fr challenge = dev.forge.zk.schnorr.FrostMode.of(setup.terms().message(session, list.keySet()),
        setup.terms().commitments().publicKey(), list).challenge();
    world.node(1).process.answer(new FragmentRequest(session, challenge, Optional.of(list)));
    assertRefused(BlindRefusal.INVALID_STATE,
        () -> world.node(1).process.answer(new FragmentRequest(session, challenge, Optional.of(list))));
  }

  @Test
  void aModeStrippedOnTheWayIsRefused() throws Exception {
    world(BlindMode.FROST).nodes.forEach(node -> node.onTheWay = share -> new ShareDelivery(share.id(), share.node(),
        share.index(), share.value(), share.generator(), share.witnessCommitment(), share.circuit(), Optional.empty()));
    var stripped = assertThrows(BlindRefusedException.class, world::setUp);
    assertTrue(stripped.getMessage().contains("taken away on the way"), stripped.getMessage());
    world.nodes.forEach(node -> node.onTheWay = share -> new ShareDelivery(share.id(), share.node(), share.index(),
        share.value(), share.generator(), share.witnessCommitment(), share.circuit(), share.terms().map(
            terms -> new ShareDelivery.Terms(BlindMode.PLAIN, terms.commitments(), terms.nodes(), terms.salt()))));
    assertThrows(BlindRefusedException.class, world::setUp);

    world.nodes.forEach(node -> node.onTheWay = java.util.function.UnaryOperator.identity());
    BlindProof proof = world.coordinator.prove(world.setUp().id());
    BlindProof.Session session = proof.session().orElseThrow();
    assertRefused("of the frost mode", with(proof, proof.challenge(),
        new BlindProof.Session(session.id(), BlindMode.PLAIN, session.participants(), session.threshold())));
  }

  @Test
  void whereAloneTheFrostModeIsAllowedThePlainOneIsRefusedOnBothSides() throws Exception {
    world(BlindMode.PLAIN, BlindWorld.policy(3).with(true, false));
    var refused = assertThrows(BlindRefusedException.class, world::setUp);
    assertTrue(refused.getMessage().contains("does not offer the frost mode"), refused.getMessage());
    world.close();
    world = new BlindWorld(5, BlindWorld.policy(3), NodePolicy.DEFAULT.with(true, Duration.ofDays(1)), this::rows);
    assertEquals(BlindMode.FROST, world.setUp().terms().mode());
    ShareDelivery old = oldShare("some session", 1);
    var forbidden = assertThrows(BlindRefusedException.class, () -> world.node(1).process.take(old));
    assertEquals(BlindRefusal.FORBIDDEN, forbidden.refusal());
  }

  @ParameterizedTest
  @EnumSource
  void bothForgeriesOfTheOldProofAreRefused(BlindMode mode) throws Exception {
    BlindProof proof = world(mode, BlindWorld.policy(3).with(false, true)).coordinator.prove(world.setUp().id());
    Fr challenge = Fr.of(5);
    Fr response = Fr.of(7);
    G1Affine free = G1Affine.GENERATOR.multiply(response)
        .subtract(proof.publicKey().multiply(challenge)).toAffine();
    BlindProof forged = new BlindProof(proof.witnessCommitment(), free, challenge, response, proof.generator(),
        proof.publicKey(), proof.circuit(), proof.session());
    assertRefused("the challenge is not that", forged);
    BlindProof bare = new BlindProof(proof.witnessCommitment(), free, challenge, response, proof.generator(),
        proof.publicKey(), proof.circuit(), Optional.empty());
    BlindVerdict old = verify(bare);
    assertTrue(old.valid() && old.message().orElseThrow().contains("its challenge was not checked"), old.toString());

    BlindProof ofMyOwn = ofMyOwnKey(proof, mode);
    assertRefused("the public key is not that of the session", ofMyOwn);
    BlindProof elsewhere = new BlindProof(ofMyOwn.witnessCommitment(), ofMyOwn.commitment(), ofMyOwn.challenge(),
        ofMyOwn.response(), ofMyOwn.generator(), ofMyOwn.publicKey(), ofMyOwn.circuit(), Optional.empty());
    var verdict = world.coordinator.verify(elsewhere, BlindWorld.WITNESS, BlindWorld.SALT,
        Optional.of(proof.publicKey()), Optional.empty());
    assertEquals(Optional.of("the public key is not the expected one"), verdict.message());
  }

  /** A right proof by somebody who shares his own secret under the same session. */
  private BlindProof ofMyOwnKey(BlindProof proof, BlindMode mode) {
    Fr secret = Fr.of(11);
    Fr nonce = Fr.of(13);
    G1Affine key = G1Affine.GENERATOR.multiply(secret).toAffine();
    G1Affine commitment = G1Affine.GENERATOR.multiply(nonce).toAffine();
    BlindProof.Session session = proof.session().orElseThrow();
    Fr challenge = mode == BlindMode.PLAIN
        ? dev.forge.zk.schnorr.PlainMode.challenge(proof.generator(), proof.witnessCommitment().bytes(), commitment,
            session.id().text())
        : dev.forge.zk.schnorr.FrostMode.challenge(new dev.forge.zk.schnorr.FrostMessage(proof.generator(),
            proof.witnessCommitment().bytes(), session.id().text(), proof.circuit().word(), session.threshold(),
            session.participants()), key, commitment);
    return new BlindProof(proof.witnessCommitment(), commitment, challenge, nonce.add(challenge.multiply(secret)),
        proof.generator(), key, proof.circuit(), proof.session());
  }

  @ParameterizedTest
  @EnumSource
  void aProofOfAnotherSessionOrWithAnyPartChangedIsRefused(BlindMode mode) throws Exception {
    BlindProof proof = world(mode).coordinator.prove(world.setUp().id());
    BlindProof other = world.coordinator.prove(world.setUp().id());
    assertRefused("is not that", with(proof, proof.challenge(), other.session().orElseThrow()));
    assertRefused("the equation", with(proof, proof.challenge().add(Fr.ONE), proof.session().orElseThrow()));
    BlindProof oldForm = new BlindProof(proof.witnessCommitment(), proof.commitment(), proof.challenge(),
        proof.response(), proof.generator(), proof.publicKey(), proof.circuit(), Optional.empty());
    assertRefused("the proof has no session_id", oldForm);
    BlindVerdict unbound = world.coordinator.verify(proof, new byte[1], BlindWorld.SALT, Optional.empty(),
        Optional.empty());
    assertEquals(List.of(false, false), List.of(unbound.valid(), unbound.commitmentValid()));
    world.clock.pass(Duration.ofDays(2));
    world.coordinator.sweep();
    assertRefused("not known here", proof);
    assertTrue(world.coordinator.verify(proof, BlindWorld.WITNESS, BlindWorld.SALT, Optional.of(proof.publicKey()),
        Optional.empty()).valid());
  }

  private static BlindProof with(BlindProof proof, Fr challenge, BlindProof.Session session) {
    return new BlindProof(proof.witnessCommitment(), proof.commitment(), challenge, proof.response(),
        proof.generator(), proof.publicKey(), proof.circuit(), Optional.of(session));
  }

  @Test
  void anOldCoordinatorIsServedSessionBySession() {
    world(BlindMode.PLAIN);
    TestNode node = world.node(1);
    SessionId session = new SessionId("an old session");
    node.process.take(oldShare("an old session", 1));
    node.process.take(oldShare("an old session", 1));
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.take(oldShare("an old session", 2)));
    var shown = node.process.commit(session, Optional.empty());
    assertEquals(Optional.empty(), shown.binding());
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.commit(session, Optional.empty()));
    Fr fragment = node.process.answer(new FragmentRequest(session, Fr.of(9), Optional.empty()));
    assertTrue(dev.forge.zk.schnorr.PlainMode.isValidFragment(G1Affine.GENERATOR,
        G1Affine.GENERATOR.multiply(Fr.of(1)).toAffine(), shown.hiding(), Fr.of(9), fragment));
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

  private static ShareDelivery oldShare(String session, long value) {
    return new ShareDelivery(new SetupId(session), new NodeId(1), 1, Fr.of(value), G1Affine.GENERATOR,
        BlindWorld.witnessCommitment(), CircuitType.SCHNORR, Optional.empty());
  }

  @Test
  void wrongSharesAreRefusedWithTheNodesName() {
    world(BlindMode.PLAIN);
    TestNode node = world.node(2);
    assertRefused(BlindRefusal.INVALID_FIELD, () -> node.process.take(oldShare("s", 1)));
    assertRefused(BlindRefusal.INVALID_FIELD, () -> world.node(1).process.take(oldShare("s", 0)));
    assertRefused(BlindRefusal.NOT_FOUND, () -> node.process.commit(new SessionId("unknown"), Optional.empty()));
    assertRefused(BlindRefusal.NOT_FOUND,
        () -> node.process.answer(new FragmentRequest(new SessionId("unknown"), Fr.ONE, Optional.empty())));
  }

  @Test
  void abandonedSessionsExpireAndSharesAreDeletedWhenTheirTimeIsOver() throws Exception {
    BlindSetup setup = world(BlindMode.FROST).setUp();
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
  void noTableHoldsTheSecretOrAShareInTheClear() throws Exception {
    BlindSetup setup = world(BlindMode.FROST).setUp();
    byte[] sealed = world.node(1).rows.node().shares().find(setup.id()).orElseThrow().sealed();
    byte[] secret = CompressedEncoding.of(Fr.reduce(BlindWorld.SECRET));
    assertEquals(12 + 32 + 16, sealed.length, "nonce, ciphertext, tag");
    assertFalse(java.util.HexFormat.of().formatHex(sealed).contains(java.util.HexFormat.of().formatHex(secret)));
    SecretScalar given = SecretScalar.of(Fr.of(3));
    world.coordinator.setUp(CircuitType.HASH_PREIMAGE, BlindWorld.witnessCommitment(), given);
    assertThrows(IllegalStateException.class, given::reveal, "it is erased");
  }

  /** How many sessions run at once in the test of many. */
  int many() {
    return 1000;
  }

  @ParameterizedTest
  @EnumSource
  void manySessionsAtOnceProveWhileNodesAreKilledAndRestarted(BlindMode mode) throws Exception {
    List<BlindSetup> setups = List.of(world(mode, BlindWorld.policy(3)).setUp(), world.setUp());
    Random random = new Random(8);
    Set<SessionId> sessions = ConcurrentHashMap.newKeySet();
    int restarts = Math.max(4, many() / 50);
    try (var threads = Executors.newFixedThreadPool(64)) {
      var proofs = IntStream.range(0, many()).<Callable<BlindProof>>mapToObj(i -> () -> {
        if (i % (many() / restarts) == 0) {
          world.node(1 + i / (many() / restarts) % 5).restart();
        }
        return proved(setups.get(i % 2));
      }).toList();
      java.util.ArrayList<Callable<BlindProof>> shuffled = new java.util.ArrayList<>(proofs);
      java.util.Collections.shuffle(shuffled, random);
      for (var proof : threads.invokeAll(shuffled)) {
        assertValid(proof.get());
        assertTrue(sessions.add(proof.get().session().orElseThrow().id()));
      }
    }
    assertEquals(many(), sessions.size());
    for (TestNode node : world.nodes) {
      List<G1Affine> hidings = node.shown.stream().map(ShownCommitment::hiding).toList();
      assertEquals(hidings.size(), Set.copyOf(hidings).size(), node.node() + " used a nonce twice");
      List<SessionId> answered = node.asked.stream().map(FragmentRequest::session).toList();
      assertEquals(answered.size(), Set.copyOf(answered).size(), node.node() + " answered a session twice");
    }
  }

  /** A caller that asks again where too many nodes were restarted under one proof. */
  private BlindProof proved(BlindSetup setup) throws InterruptedException {
    for (int tries = 1;; tries++) {
      try {
        return world.coordinator.prove(setup.id());
      } catch (BlindRefusedException e) {
        if (tries == 5) {
          throw e;
        }
      }
    }
  }
}
