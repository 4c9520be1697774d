package dev.forge.blind;

import static dev.forge.blind.Scenario.assertNamed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.NodeState;
import dev.forge.zk.field.Fr;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who proves together, and what becomes of those who lie. */
interface ProvingScenarios extends Scenario {
  @ParameterizedTest
  @EnumSource
  default void everySubsetOfThreeOfFiveProvesAndNoneOfTwo(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    assertEquals(mode, setup.terms().mode());
    for (int subset = 0; subset < 32; subset++) {
      int members = subset;
      Set<Integer> up =
          new HashSet<>(IntStream.rangeClosed(1, 5).filter(i -> (members >> i - 1 & 1) == 1).boxed().toList());
      world.onlyUp(up);
      if (up.size() >= 3) {
        BlindProof proof = world.coordinator.prove(setup.id());
        world.assertValid(proof);
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
  default void aNodeThatLiesIsNamedStruckReplacedAndInTheEndNotAskedAnyMore(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.node(2).lie = fragment -> fragment.add(Fr.ONE);
    world.onlyUp(Set.of(1, 2, 3));
    assertNamed(2, "its fragment in session", () -> world.coordinator.prove(setup.id()));
    assertEquals(1, world.coordinatorRows.coordinator().standings().find(new NodeId(2)).orElseThrow().strikes());

    world.onlyUp(Set.of(1, 2, 3, 4));
    for (int i = 0; i < 60; i++) {
      BlindProof proof = world.coordinator.prove(setup.id());
      world.assertValid(proof);
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
  default void aFragmentOfAnotherSessionIsRefusedAndItsNodeNamed(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    AtomicReference<Fr> first = new AtomicReference<>();
    world.node(3).lie = fragment -> {
      first.compareAndSet(null, fragment);
      return first.get();
    };
    world.assertValid(world.coordinator.prove(setup.id()));
    assertNamed(3, "its fragment in session", () -> world.coordinator.prove(setup.id()));
    world.onlyUp(Set.of(1, 2, 3, 4));
    BlindProof proof = world.coordinator.prove(setup.id());
    world.assertValid(proof);
    assertFalse(proof.session().orElseThrow().participants().contains(3));
  }

  @ParameterizedTest
  @EnumSource
  default void aCommitmentOfAnotherSessionOrInTheOtherModeIsRefusedAndItsNodeNamed(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindSetup setup = world.setUp();
    world.onlyUp(Set.of(1, 2, 3));
    AtomicReference<ShownCommitment> first = new AtomicReference<>();
    world.node(1).showing = shown -> {
      first.compareAndSet(null, shown);
      return first.get();
    };
    world.assertValid(world.coordinator.prove(setup.id()));
    assertNamed(1, "its commitment is not of this session", () -> world.coordinator.prove(setup.id()));
    world.node(1).showing = shown -> new ShownCommitment(shown.node(), shown.session(), shown.hiding(),
        mode == BlindMode.FROST ? java.util.Optional.empty() : java.util.Optional.of(shown.hiding()));
    assertNamed(1, "its commitment is not of this session and its mode", () -> world.coordinator.prove(setup.id()));
    world.node(1).showing = shown -> new ShownCommitment(new NodeId(2), shown.session(), shown.hiding(),
        shown.binding());
    world.clock.pass(Duration.ofMinutes(11));
    world.coordinator.sweep();
    assertNamed(1, "another node", () -> world.coordinator.prove(setup.id()));
  }
}
