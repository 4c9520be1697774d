package dev.forge.blind;

import static dev.forge.blind.Scenario.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.BlindWorld.TestNode;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.zk.field.Fr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A nonce answers one challenge: whatever is replayed, restarted, replaced, or runs at the same time. */
interface NonceScenarios extends Scenario {
  /** How many sessions run at once in the test of many. */
  int many();

  @ParameterizedTest
  @EnumSource
  default void noNodeAnswersTwiceWithOneNonceAlsoWhenRestarted(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    world.coordinator.prove(setup.id());
    TestNode node = world.node(1);
    FragmentRequest answered = node.asked.peek();
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(answered));
    node.restart();
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(answered));
    FragmentRequest other =
        new FragmentRequest(answered.session(), answered.challenge().add(Fr.ONE), answered.commitments());
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.answer(other));
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.commit(answered.session(), Optional.of(setup.id())));

    SessionId abandoned = SessionId.of(setup.id(), "abandoned");
    node.process.commit(abandoned, Optional.of(setup.id()));
    node.restart();
    assertRefused(mode == BlindMode.PLAIN ? BlindRefusal.INVALID_STATE : BlindRefusal.INVALID_FIELD,
        () -> node.process.answer(new FragmentRequest(abandoned, Fr.ONE, answered.commitments())));
    assertEquals(List.of(), node.answers.usedTwice());
  }

  @ParameterizedTest
  @EnumSource
  default void aNodeThatIsRestartedBetweenTheRoundsLeadsToNewNoncesEverywhere(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    TestNode restarted = world.node(3);
    restarted.beforeFragment = () -> {
      restarted.beforeFragment = () -> {};
      restarted.restart();
    };
    world.assertValid(world.coordinator.prove(setup.id()));
    for (int i = 1; i <= 3; i++) {
      List<ShownCommitment> shown = List.copyOf(world.node(i).shown);
      assertEquals(2, shown.size());
      assertNotEquals(shown.get(0).hiding(), shown.get(1).hiding());
      assertNotEquals(shown.get(0).session(), shown.get(1).session());
      assertEquals(List.of(), world.node(i).answers.usedTwice());
    }
  }

  @ParameterizedTest
  @EnumSource
  default void aParticipantIsReplacedByANewAttemptAndTheOthersNeverAnswerWithTheFirstNonceAgain(BlindMode mode)
      throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    TestNode lost = world.node(2);
    lost.beforeFragment = () -> {
      world.onlyUp(Set.of(1, 3, 4));
      throw new IllegalStateException("gone while it was asked");
    };
    BlindProof proof = world.coordinator.prove(setup.id());
    world.assertValid(proof);
    assertEquals(List.of(1, 3, 4), proof.session().orElseThrow().participants());
    for (int i : List.of(1, 3)) {
      TestNode stayed = world.node(i);
      assertEquals(2, stayed.answers.count(), "it answered in both attempts");
      assertEquals(List.of(), stayed.answers.usedTwice());
      for (FragmentRequest answered : stayed.asked) {
        assertRefused(BlindRefusal.INVALID_STATE, () -> stayed.process.answer(
            new FragmentRequest(answered.session(), answered.challenge().add(Fr.ONE), answered.commitments())));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  default void sessionsCannotBeMixedUp(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    world.onlyUp(Set.of(1, 2, 3));
    BlindSetup one = world.setUp();
    BlindSetup other = world.setUp();
    world.coordinator.prove(one.id());
    TestNode node = world.node(1);
    FragmentRequest ofOne = node.asked.peek();
    SessionId session = SessionId.of(other.id(), "mine");
    assertRefused(BlindRefusal.INVALID_FIELD, () -> node.process.commit(session, Optional.of(one.id())));
    assertRefused(BlindRefusal.NOT_FOUND, () -> node.process.commit(session, Optional.empty()));
    assertRefused(BlindRefusal.NOT_FOUND,
        () -> node.process.answer(new FragmentRequest(session, ofOne.challenge(), ofOne.commitments())));
    node.process.commit(session, Optional.of(other.id()));
    assertRefused(BlindRefusal.INVALID_STATE, () -> node.process.commit(session, Optional.of(other.id())));
    if (mode == BlindMode.FROST) {
      assertRefused(BlindRefusal.INVALID_FIELD,
          () -> node.process.answer(new FragmentRequest(session, ofOne.challenge(), ofOne.commitments())));
    } else {
      assertRefused(BlindRefusal.FORBIDDEN, () -> node.process.answer(new FragmentRequest(session, Fr.ONE,
          Optional.of(java.util.Map.of()))));
    }
    world.assertRefused("is not that", BlindWorld.with(world.coordinator.prove(one.id()),
        world.coordinator.prove(other.id()).session().orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource
  default void ofManyChallengesAtOnceForOneNonceOneIsAnswered(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    TestNode node = world.node(1);
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    node.beforeFragment = () -> {
      node.beforeFragment = () -> {};
      node.atOnce = 16;
    };
    node.afterEach = done -> (done ? answered : refused).incrementAndGet();
    world.assertValid(world.coordinator.prove(setup.id()));
    assertEquals(List.of(1, 15), List.of(answered.get(), refused.get()));
  }

  @ParameterizedTest
  @EnumSource
  default void manySessionsAtOnceProveWhileNodesAreKilledAndRestarted(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    List<BlindSetup> setups = List.of(world.setUp(), world.setUp());
    int restarts = Math.max(4, many() / 50);
    Set<SessionId> sessions = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<BlindProof>> proofs = new ArrayList<>(IntStream.range(0, many())
          .<Callable<BlindProof>>mapToObj(i -> () -> proved(world, setups.get(i % 2))).toList());
      for (int i = 1; i < restarts; i++) {
        TestNode killed = world.node(1 + i % 5);
        proofs.add(i * many() / restarts, () -> {
          killed.restart();
          return proved(world, setups.getFirst());
        });
      }
      for (Future<BlindProof> proof : threads.invokeAll(proofs)) {
        world.assertValid(proof.get());
        assertTrue(sessions.add(proof.get().session().orElseThrow().id()), "each attempt has an id of its own");
      }
    }
    assertEquals(many() + restarts - 1, sessions.size());
    assertTrue(world.nodes.stream().mapToInt(node -> node.answers.count()).sum() >= 3 * sessions.size());
    for (TestNode node : world.nodes) {
      assertEquals(List.of(), node.answers.usedTwice(), node.node() + " used a nonce twice");
    }
  }

  /** A caller that asks again where too many nodes were restarted under one proof. */
  private static BlindProof proved(BlindWorld world, BlindSetup setup) throws InterruptedException {
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
