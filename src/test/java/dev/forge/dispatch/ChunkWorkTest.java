package dev.forge.dispatch;

import static dev.forge.fixtures.EngineWorld.ONE;
import static dev.forge.fixtures.EngineWorld.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.ClaimOutcome.NotAvailable;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.prover.CircuitId;
import dev.forge.prover.Phase;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import dev.forge.storage.memory.MemoryRows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkWorkTest {
  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
  private Runnable beat = () -> {};

  /** A heart that beats when the test says so. */
  private final Heartbeat byHand = (_, action) -> {
    beat = action;
    return () -> beat = () -> {};
  };

  private ChunkWork work(ProvingStep step) {
    return new ChunkWork(ONE, world.engine.coordinator(), new Stepping(world.mock, step), byHand,
        DispatchPolicy.DEFAULT.heartbeat());
  }

  private interface ProvingStep {
    void during(ProvingListener listener);
  }

  private record Stepping(Prover mock, ProvingStep step) implements Prover {
    @Override
    public List<CircuitId> circuits() {
      return mock.circuits();
    }

    @Override
    public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
      step.during(listener);
      return mock.prove(circuit, inputs, listener);
    }

    @Override
    public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
      return mock.verify(circuit, proof, publicWitness);
    }

    @Override
    public String backend() {
      return "mock";
    }
  }

  @Test
  void aWaitingChunkIsClaimedProvedAndDelivered() throws InterruptedException {
    JobId job = world.prepared("batch-1t.json");
    assertInstanceOf(Claimed.class, work(_ -> {}).work(world.rungChunks.getFirst()));
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    assertInstanceOf(NotAvailable.class, work(_ -> {}).workOnNext());
  }

  @Test
  void theHeartKeepsTheLeaseAndTellsTheNewPhaseOnce() throws InterruptedException {
    JobId job = world.prepared("batch-1t.json");
    work(listener -> {
      listener.started(Phase.SETUP);
      for (int i = 0; i < 4; i++) {
        world.clock.pass(Duration.ofSeconds(10));
        beat.run();
        assertEquals(0, world.engine.sweeping().dispatch().expireLeases());
      }
    }).workOnNext();
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    var messages = world.engine.events().after(job, 0).stream().map(JobEvent::message).toList();
    assertEquals(1, messages.stream().filter("chunk 0: make keys"::equals).count(), messages::toString);
  }

  @Test
  void aLostLeaseInterruptsTheProofAndHarmsNoOtherWork() throws InterruptedException {
    JobId job = world.prepared("batch-1t.json");
    work(_ -> {
      world.clock.pass(Duration.ofSeconds(15));
      world.announce();
      world.engine.sweeping().dispatch().expireLeases();
      assertInstanceOf(Claimed.class, world.engine.coordinator().claim(TWO, world.rungChunks.getFirst()));
      beat.run();
      assertTrue(Thread.currentThread().isInterrupted());
    }).workOnNext();
    assertEquals(false, Thread.currentThread().isInterrupted());
    assertEquals(ProofJobState.PROVING, world.job(job).state());
    assertEquals(0, world.rows.chunks().chunks().find(world.rungChunks.getFirst()).orElseThrow().failures());
  }

  @Test
  void aProverThatThrowsIsAFailedTry() throws InterruptedException {
    world.prepared("batch-1t.json");
    work(_ -> {
      throw new IllegalStateException("no memory");
    }).workOnNext();
    var chunk = world.rows.chunks().chunks().find(world.rungChunks.getFirst()).orElseThrow();
    assertEquals(ChunkState.PENDING, chunk.state());
    assertEquals(1, chunk.failures());
  }

  @Test
  void aBeatThatComesAfterTheProofInterruptsNothing() throws InterruptedException {
    JobId job = world.prepared("batch-1t.json");
    Runnable[] late = {() -> {}};
    work(_ -> late[0] = beat).workOnNext();
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    late[0].run(); // the lease ended with the proof
    assertEquals(false, Thread.currentThread().isInterrupted());
  }
}
