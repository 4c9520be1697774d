package dev.forge.engine;

import static dev.forge.fixtures.EngineWorld.ONE;
import static dev.forge.fixtures.EngineWorld.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.fixtures.EngineWorld;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A chunk that takes far longer than usual is given to a second worker, whatever keeps the rows. */
abstract class SecondCopyScenarios {
  private static final WorkerId THREE = new WorkerId(3);
  private static final Duration LONG = Duration.ofSeconds(10);

  /** Empty rows. */
  abstract Rows rows();

  /** Twelve proofs of the circuit are known, each of 7 ms; then one worker has the next chunk. */
  private record Straggler(EngineWorld world, ChunkClaim first) {
    Chunk chunk() {
      return world.rows.chunks().chunks().find(first.chunk()).orElseThrow();
    }

    List<AttemptState> attempts() {
      return world.rows.chunks().attempts().of(first.chunk()).stream().map(Attempt::state).toList();
    }

    /** The first worker is alive, and a time passes. */
    void goesOnFor(Duration time) {
      Duration step = Duration.ofSeconds(5);
      for (Duration left = time; left.isPositive(); left = left.minus(step)) {
        world.clock.pass(left.compareTo(step) < 0 ? left : step);
        renewed(first);
      }
      world.announce();
    }

    void renewed(ChunkClaim claim) {
      assertInstanceOf(RenewOutcome.Renewed.class,
          world.engine.coordinator().renew(claim.chunk(), claim.token(), Optional.empty()));
    }

    ChunkClaim copied() {
      goesOnFor(LONG);
      ChunkClaim copy = world.claim(TWO);
      assertEquals(first.chunk(), copy.chunk());
      return copy;
    }
  }

  private Straggler straggler() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT.withSettleSwarm(false));
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("usual", 12 * 8));
    world.engine.preparation().prepareWaiting();
    assertEquals(12, world.proveAll());
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("slow", 8));
    world.engine.preparation().prepareWaiting();
    return new Straggler(world, world.claim(ONE));
  }

  @Test
  void aChunkThatTakesFarLongerThanUsualIsGivenToASecondWorkerOnce() {
    Straggler slow = straggler();
    slow.goesOnFor(LONG.minusSeconds(1));
    assertInstanceOf(ClaimOutcome.NotAvailable.class, slow.world.engine.coordinator().claimNext(TWO));
    slow.goesOnFor(Duration.ofSeconds(1));
    assertInstanceOf(ClaimOutcome.NotAvailable.class, slow.world.engine.coordinator().claimNext(ONE), "it has it");
    ChunkClaim copy = slow.world.claim(TWO);
    assertEquals(slow.first.chunk(), copy.chunk());
    assertFalse(copy.token().equals(slow.first.token()));
    slow.world.engine.workers().announce(THREE, Optional.empty(), 1);
    assertInstanceOf(ClaimOutcome.NotAvailable.class, slow.world.engine.coordinator().claimNext(THREE));
    assertEquals(Map.of(ONE, 1, TWO, 1), slow.world.rows.chunks().chunks().leasedByWorker());
    assertTrue(slow.world.engine.sweeping().auditor().inspect(copy.batch()).isEmpty());
  }

  @Test
  void theBellRingsForWhatTakesLong() {
    Straggler slow = straggler();
    slow.world.rungChunks.clear();
    slow.world.engine.sweeping().dispatch().ringAgain();
    assertEquals(List.of(), slow.world.rungChunks);
    slow.goesOnFor(LONG);
    slow.world.engine.sweeping().dispatch().ringAgain();
    assertEquals(List.of(slow.first.chunk()), slow.world.rungChunks);
    assertInstanceOf(ClaimOutcome.Claimed.class,
        slow.world.engine.coordinator().claim(TWO, slow.world.rungChunks.getFirst()));
  }

  @Test
  void theFirstValidProofWinsAndTheOtherWorkerIsToldToStop() {
    wins(true);
  }

  @Test
  void itMayBeTheProofOfWhoHadTheChunkFirst() {
    wins(false);
  }

  private void wins(boolean copyWins) {
    Straggler slow = straggler();
    ChunkClaim copy = slow.copied();
    ChunkClaim winner = copyWins ? copy : slow.first;
    ChunkClaim loser = copyWins ? slow.first : copy;
    assertInstanceOf(DeliveryOutcome.Accepted.class, slow.world.deliver(slow.world.proof(TWO, winner)));
    assertInstanceOf(RenewOutcome.LeaseLost.class,
        slow.world.engine.coordinator().renew(loser.chunk(), loser.token(), Optional.empty()));
    assertInstanceOf(DeliveryOutcome.AlreadyProved.class, slow.world.deliver(slow.world.proof(ONE, loser)));
    assertEquals(copyWins ? List.of(AttemptState.SUPERSEDED, AttemptState.SUCCEEDED)
        : List.of(AttemptState.SUCCEEDED, AttemptState.SUPERSEDED), slow.attempts());
    assertTrue(slow.world.engine.sweeping().auditor().inspect(copy.batch()).isEmpty());
  }

  @Test
  void whenOneOfBothIsLostTheOtherGoesOn() {
    Straggler slow = straggler();
    ChunkClaim copy = slow.copied();
    slow.world.clock.pass(Duration.ofSeconds(12));
    slow.renewed(copy);
    slow.world.clock.pass(Duration.ofSeconds(4));
    slow.world.announce();
    assertEquals(1, slow.world.engine.sweeping().dispatch().expireLeases());
    assertEquals(ChunkState.LEASED, slow.chunk().state());
    assertEquals(Optional.of(TWO), slow.chunk().leaseWorker());
    assertEquals(List.of(AttemptState.EXPIRED, AttemptState.RUNNING), slow.attempts());
    assertEquals(0, slow.chunk().failures());
    slow.world.clock.pass(Duration.ofSeconds(15));
    slow.world.announce();
    assertEquals(1, slow.world.engine.sweeping().dispatch().expireLeases());
    assertEquals(ChunkState.PENDING, slow.chunk().state());
    assertTrue(slow.world.engine.sweeping().auditor().inspect(copy.batch()).isEmpty());
  }

  @Test
  void bothLostAtOnceTheChunkWaitsAgain() {
    Straggler slow = straggler();
    slow.copied();
    slow.world.clock.pass(Duration.ofSeconds(15));
    assertEquals(1, slow.world.engine.sweeping().dispatch().expireLeases());
    assertEquals(ChunkState.PENDING, slow.chunk().state());
    assertEquals(List.of(AttemptState.EXPIRED, AttemptState.EXPIRED), slow.attempts());
  }

  @Test
  void aWrongProofOfOneCountsAndTheOtherGoesOn() {
    Straggler slow = straggler();
    ChunkClaim copy = slow.copied();
    assertInstanceOf(DeliveryOutcome.Rejected.class, slow.world.deliver(slow.world.wrongProof(TWO, copy)));
    assertEquals(ChunkState.LEASED, slow.chunk().state());
    assertEquals(1, slow.chunk().failures());
    assertInstanceOf(DeliveryOutcome.Accepted.class, slow.world.deliver(slow.world.proof(ONE, slow.first)));
  }

  @Test
  void usedUpAttemptsEndTheOtherTryToo() {
    Straggler slow = straggler();
    ChunkClaim copy = slow.copied();
    var coordinator = slow.world.engine.coordinator();
    assertInstanceOf(FailureOutcome.WillRetry.class, coordinator.fail(copy.chunk(), TWO, copy.token(), "one"));
    slow.goesOnFor(Duration.ofSeconds(5));
    slow.world.engine.workers().announce(THREE, Optional.empty(), 1);
    ChunkClaim third = slow.world.claim(THREE);
    assertInstanceOf(FailureOutcome.WillRetry.class, coordinator.fail(third.chunk(), THREE, third.token(), "two"));
    slow.goesOnFor(Duration.ofSeconds(5));
    WorkerId four = new WorkerId(4);
    slow.world.engine.workers().announce(four, Optional.empty(), 1);
    ChunkClaim last = slow.world.claim(four);
    assertInstanceOf(FailureOutcome.Exhausted.class, coordinator.fail(last.chunk(), four, last.token(), "three"));
    assertEquals(List.of(AttemptState.CANCELLED, AttemptState.FAILED, AttemptState.FAILED, AttemptState.FAILED),
        slow.attempts());
    assertInstanceOf(RenewOutcome.LeaseLost.class,
        coordinator.renew(slow.first.chunk(), slow.first.token(), Optional.empty()));
    assertTrue(slow.world.engine.sweeping().auditor().inspect(copy.batch()).isEmpty());
  }

  @Test
  void ofACircuitThatWasHardlyProvedNoSecondCopyIsMade() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    world.prepared("batch-1t.json");
    ChunkClaim claim = world.claim(ONE);
    for (int i = 0; i < 20; i++) {
      world.clock.pass(Duration.ofSeconds(10));
      world.engine.coordinator().renew(claim.chunk(), claim.token(), Optional.empty());
    }
    world.announce();
    List<ChunkId> none = world.rows.chunks().chunks().stragglers(world.clock.instant(), Optional.empty(), 9);
    assertEquals(List.of(), none);
    assertInstanceOf(ClaimOutcome.NotAvailable.class, world.engine.coordinator().claimNext(TWO));
  }
}
