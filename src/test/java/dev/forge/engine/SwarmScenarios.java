package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.SwarmBatch;
import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.FailureCode;
import dev.forge.batch.lifecycle.SwarmOutcome;
import dev.forge.batch.vault.Arrival;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.JobId;
import dev.forge.job.OperationOutcome;
import dev.forge.ledger.Actor;
import dev.forge.settlement.MockSettler;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.Settler;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SignedTransaction;
import dev.forge.settlement.SigningOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens to batches of the swarm API, whatever keeps the rows. */
abstract class SwarmScenarios {
  /** Empty rows. */
  abstract Rows rows();

  @Test
  void aBatchWithWitnessIsCutIntoChunksWithRealRootsAndSettled() {
    EngineWorld world = EngineWorld.withWitness(rows(), Policies.DEFAULT);
    var outcome = world.engine.swarm().submit(EngineWorld.swarmOf("night", "batch-40t.json"));
    assertEquals(new SwarmOutcome.Submitted("night", 5, 2), outcome);
    world.engine.preparation().prepareWaiting();
    world.deliver(world.proof(EngineWorld.ONE, world.claim(EngineWorld.ONE)));
    assertEquals(1, world.engine.batches().proofsOf(batch(world, "night")).size());
    assertEquals(List.of(), world.engine.batches().allProofsOf(batch(world, "night")));
    assertEquals(4, world.proveAll());
    assertEquals(BatchState.SETTLING, batch(world, "night").state());
    assertEquals(1, world.engine.settling().sweep());

    Batch done = batch(world, "night");
    assertEquals(BatchState.COMPLETED, done.state());
    List<ChunkProof> proofs = world.engine.batches().allProofsOf(done);
    var request = Batches.request("batch-40t.json");
    assertEquals(request.before().state().toString(), proofs.getFirst().statement().value(0));
    assertEquals(request.after().state().toString(), proofs.getLast().statement().value(1));
    assertTrue(proofs.getFirst().statement().value(6).endsWith(SwarmBatch.number("night").toField().toString()
        .substring(60)));
    assertTrue(world.engine.settling().of(done.id()).stream().allMatch(row -> row.state() == SettlementState.SETTLED));
  }

  @Test
  void withoutSettlementABatchIsCompleteOnItsLastProof() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT.withSettleSwarm(false));
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("70", 3));
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertEquals(BatchState.COMPLETED, batch(world, "70").state());
  }

  @Test
  void aMockServesABatchWithoutWitnessOnPlaceholderRoots() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("old", 100));
    world.engine.preparation().prepareWaiting();
    var chunks = world.rows.chunks().chunks().of(batch(world, "old").id());
    assertEquals(13, chunks.size());
    assertEquals("0x1234", chunks.getFirst().preRoot());
    for (int i = 1; i < chunks.size(); i++) {
      assertEquals(chunks.get(i - 1).postRoot(), chunks.get(i).preRoot());
    }
    assertEquals(13, world.proveAll());
    assertEquals(BatchState.SETTLING, batch(world, "old").state());
  }

  @Test
  void aBatchThatBreaksOffOnItsWayLeavesNothing() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    SwarmBatch whole = EngineWorld.swarmWithoutWitness("cut", 200);
    Iterator<SwarmTransaction> breaksOff = new Iterator<>() {
      private int left = 150;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public SwarmTransaction next() {
        if (left-- == 0) {
          throw new IllegalStateException("the line is cut");
        }
        return whole.transactions().next();
      }
    };
    assertThrows(IllegalStateException.class,
        () -> world.engine.swarm().submit(new SwarmBatch("cut", "0x1234", breaksOff)));
    assertEquals(Optional.empty(), world.engine.batches().find("cut"));
    assertEquals(List.of(), world.rows.inputs().arrivingSinceBefore(world.clock.instant().plusSeconds(1), 9));
  }

  @Test
  void partsOfABatchThatNeverCameAreDeletedLater() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    BatchId lost = new BatchId(new UUID(3, 4));
    world.rows.units().run(() -> {
      world.rows.inputs().insert(new Arrival(lost, world.clock.instant()));
      world.rows.inputs().insert(new SealedInput(lost, InputKind.REQUEST, 0, new byte[40]));
    });
    world.engine.sweeping().rarely();
    assertTrue(world.rows.inputs().find(lost, InputKind.REQUEST, 0).isPresent());
    world.clock.pass(Duration.ofMinutes(61));
    world.engine.sweeping().rarely();
    assertTrue(world.rows.inputs().find(lost, InputKind.REQUEST, 0).isEmpty());
    assertEquals(List.of(), world.rows.inputs().arrivingSinceBefore(world.clock.instant(), 9));
  }

  @Test
  void withoutWitnessOnlyAMockCanServe() {
    EngineWorld world = EngineWorld.withWitness(rows(), Policies.DEFAULT);
    var refused = assertThrows(RefusedRequestException.class,
        () -> world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("old", 2)));
    assertEquals(RefusalCode.WITNESS_MISSING, refused.code());
  }

  @Test
  void aBatchWithAWrongRootFailsAtItsFirstTransactionAlsoUnderAMock() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    SwarmBatch right = EngineWorld.swarmOf("bad", "batch-2t1w1s.json");
    world.engine.swarm().submit(new SwarmBatch("bad", "0x05", right.transactions()));
    world.engine.preparation().prepareWaiting();
    Batch failed = batch(world, "bad");
    assertEquals(FailureCode.WITNESS_INVALID, failed.errorCode().orElseThrow());
    assertTrue(failed.errorMessage().orElseThrow().contains("transfers/0"), failed.errorMessage().orElseThrow());
  }

  @Test
  void theSameIdAgainIsTheSameBatch() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("one", 2));
    assertEquals(new SwarmOutcome.AlreadySubmitted("one", BatchState.PENDING, 0),
        world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("one", 2)));
  }

  @Test
  void withoutAReadyWorkerABatchIsNotTaken() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT);
    world.clock.pass(Duration.ofMinutes(1));
    world.engine.workers().sweep();
    assertInstanceOf(SwarmOutcome.NoWorkers.class,
        world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("one", 2)));
  }

  @Test
  void aRefusedSettlementFailsTheBatchAndAnOperatorMayResumeIt() {
    Chain chain = new Chain();
    EngineWorld world = new EngineWorld(rows(), Policies.DEFAULT, false, chain);
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("chain", 9));
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    chain.answer = new SettlingOutcome.Refused("verifier says no", true);
    assertEquals(0, world.engine.settling().sweep());
    Batch failed = batch(world, "chain");
    assertEquals(FailureCode.SETTLEMENT_FAILED, failed.errorCode().orElseThrow());
    chain.answer = new SettlingOutcome.Settled(Optional.of(5L));
    assertTrue(world.engine.settling().resume(failed.id(), new Actor("operator"), "verifier was repaired"));
    assertEquals(1, world.engine.settling().sweep());
    assertEquals(BatchState.COMPLETED, batch(world, "chain").state());
  }

  @Test
  void aBatchThatCouldNotBeProvedIsRequeuedWithItsInputsAndItsProofs() {
    EngineWorld world = failedWithOneProof();
    Batch failed = batch(world, "again");
    assertTrue(failed.wrappedKey().isPresent());
    Actor alice = new Actor("operator alice");
    assertEquals(new OperationOutcome.Done(BatchState.PROVING),
        world.engine.operations().requeue("again", alice, "the worker was repaired"));
    assertEquals(List.of(ChunkState.PROVED, ChunkState.PENDING),
        world.rows.chunks().chunks().of(failed.id()).stream().map(Chunk::state).toList());
    assertEquals(List.of(), world.engine.sweeping().auditor().inspect(failed.id()));
    assertEquals(1, world.proveAll());
    assertEquals(BatchState.COMPLETED, batch(world, "again").state());
    assertTrue(batch(world, "again").wrappedKey().isEmpty());
    assertEquals(alice, world.rows.audit().of("batch", failed.id().toString()).stream()
        .filter(change -> change.from().equals("failed")).findFirst().orElseThrow().actor());
    assertInstanceOf(OperationOutcome.NotAllowed.class, world.engine.operations().requeue("again", alice, "once more"));
    assertInstanceOf(OperationOutcome.NotFound.class, world.engine.operations().requeue("other", alice, "unknown"));
  }

  @Test
  void inputsKeptForRequeueingAreDestroyedAfterTheirTime() {
    EngineWorld world = failedWithOneProof();
    world.clock.pass(BatchPolicy.DEFAULT.keepForRequeue().plusSeconds(1));
    assertEquals(1, world.engine.sweeping().retention().sweep());
    Batch failed = batch(world, "again");
    assertTrue(failed.wrappedKey().isEmpty());
    assertTrue(world.rows.inputs().find(failed.id(), InputKind.CHUNK, 1).isEmpty());
    assertInstanceOf(OperationOutcome.NotAllowed.class,
        world.engine.operations().requeue("again", Actor.SYSTEM, "too late"));
    assertEquals(List.of(), world.engine.sweeping().auditor().inspect(failed.id()));
  }

  @Test
  void anOperatorGivesUpWhatHasNotEnded() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT.withSettleSwarm(false));
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("slow", 9));
    world.engine.preparation().prepareWaiting();
    ChunkClaim claim = world.claim(EngineWorld.ONE);
    assertEquals(new OperationOutcome.Done(BatchState.FAILED),
        world.engine.operations().fail("slow", new Actor("operator bob"), "no use"));
    Batch failed = batch(world, "slow");
    assertEquals(FailureCode.FAILED_BY_OPERATOR, failed.errorCode().orElseThrow());
    assertInstanceOf(DeliveryOutcome.ChunkClosed.class, world.deliver(world.proof(EngineWorld.ONE, claim)));
    assertInstanceOf(OperationOutcome.NotAllowed.class,
        world.engine.operations().requeue("slow", Actor.SYSTEM, "was given up"));
    assertInstanceOf(OperationOutcome.NotAllowed.class, world.engine.operations().fail("slow", Actor.SYSTEM, "again"));
    JobId job = world.prepared("batch-1t.json");
    assertEquals(new OperationOutcome.Done(BatchState.FAILED),
        world.engine.operations().fail(job.value(), Actor.SYSTEM, "no use"));
    assertEquals("FAILED_BY_OPERATOR: no use", world.job(job).error().orElseThrow());
    assertEquals(List.of(), world.engine.sweeping().auditor().inspect(world.job(job).batch()));
  }

  /** A batch of two chunks, the first proved, the second out of attempts. */
  private EngineWorld failedWithOneProof() {
    EngineWorld world = EngineWorld.mocked(rows(), Policies.DEFAULT.withSettleSwarm(false));
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("again", 9));
    world.engine.preparation().prepareWaiting();
    world.deliver(world.proof(EngineWorld.ONE, world.claim(EngineWorld.ONE)));
    for (int tries = 0; tries < Policies.DEFAULT.dispatch().attempts(); tries++) {
      ChunkClaim claim = world.claim(EngineWorld.TWO);
      world.engine.coordinator().fail(claim.chunk(), EngineWorld.TWO, claim.token(), "out of memory");
      world.clock.pass(Duration.ofSeconds(40));
      world.announce();
    }
    assertEquals(FailureCode.PROVING_FAILED, batch(world, "again").errorCode().orElseThrow());
    return world;
  }

  @Test
  void whatWasNotAnsweredIsSentAgainByteForByte() {
    Chain chain = new Chain();
    EngineWorld world = new EngineWorld(rows(), Policies.DEFAULT, false, chain);
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("chain", 1));
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    chain.answer = new SettlingOutcome.Unknown("no connection");
    assertEquals(0, world.engine.settling().sweep());
    assertEquals(0, world.engine.settling().sweep());
    assertEquals(1, chain.signed);
    assertEquals(2, chain.sent.size());
    assertEquals(chain.sent.get(0), chain.sent.get(1));
  }

  private static final class Chain implements Settler {
    private final MockSettler mock = new MockSettler();
    private final List<String> sent = new ArrayList<>();
    private SettlingOutcome answer = new SettlingOutcome.Settled(Optional.empty());
    private int signed;

    @Override
    public SigningOutcome sign(ChunkProof proof) {
      signed++;
      return mock.sign(proof);
    }

    @Override
    public SettlingOutcome send(SignedTransaction transaction) {
      sent.add(transaction.signature() + HexFormat.of().formatHex(transaction.bytes()));
      return answer;
    }
  }

  private static Batch batch(EngineWorld world, String id) {
    return world.engine.batches().find(id).orElseThrow();
  }
}
