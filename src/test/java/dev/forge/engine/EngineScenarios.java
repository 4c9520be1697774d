package dev.forge.engine;

import static dev.forge.fixtures.EngineWorld.ONE;
import static dev.forge.fixtures.EngineWorld.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Preparation;
import dev.forge.batch.vault.InputKind;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.dispatch.FailureOutcome;
import dev.forge.dispatch.RenewOutcome;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.CancelOutcome;
import dev.forge.job.EventKind;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.ProofAnswer;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Change;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens to jobs of the Core API, whatever keeps the rows. */
abstract class EngineScenarios {
  /** Empty rows. */
  abstract Rows rows();

  private EngineWorld world() {
    return EngineWorld.mocked(rows(), Policies.DEFAULT);
  }

  @Test
  void aSubmittedBatchIsPreparedProvedAndCompleted() {
    EngineWorld world = world();
    JobId job = world.submit("batch-70-recorded.json");
    assertEquals(1, world.rungBatches.size());
    assertEquals(ProofJobState.PENDING, world.job(job).state());
    assertInstanceOf(ProofAnswer.NotReady.class, world.engine.jobs().proof(job));

    world.engine.preparation().prepare(world.rungBatches.getFirst());
    assertEquals(ProofJobState.PROVING, world.job(job).state());
    assertEquals(1, world.rungChunks.size());

    assertEquals(1, world.proveAll());
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    var ready = assertInstanceOf(ProofAnswer.Ready.class, world.engine.jobs().proof(job));
    assertEquals(388, ready.result().first().proofBytes().length);
    assertEquals(236, ready.result().first().publicWitnessBytes().length);
    assertTrue(ready.result().verified());
    assertEquals(List.of(EventKind.STATUS, EventKind.STATUS, EventKind.STATUS, EventKind.COMPLETED), kinds(world, job));
    assertEquals(LongStream.rangeClosed(1, 4).boxed().toList(),
        world.engine.events().after(job, 0).stream().map(JobEvent::id).toList());
  }

  @Test
  void inputsAreDestroyedWhenTheJobEnds() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    var batch = world.job(job).batch();
    assertTrue(world.rows.batches().find(batch).orElseThrow().wrappedKey().isPresent());
    world.proveAll();
    assertTrue(world.rows.batches().find(batch).orElseThrow().wrappedKey().isEmpty());
    assertTrue(world.rows.inputs().find(batch, InputKind.CHUNK, 0).isEmpty());
    assertTrue(world.rows.inputs().find(batch, InputKind.REQUEST, 0).isEmpty());
  }

  @Test
  void theSameRequestGivesTheSameJobAndAnotherOneAfterAFailure() {
    EngineWorld world = world();
    JobId first = world.submit("batch-1t.json");
    assertEquals(first, world.submit("batch-1t.json"));
    assertInstanceOf(CancelOutcome.Cancelled.class, world.engine.cancellation().cancel(first, Actor.API));
    JobId second = world.submit("batch-1t.json");
    assertFalse(first.equals(second));
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertEquals(second, world.submit("batch-1t.json"));
    assertEquals(ProofJobState.CANCELLED, world.job(first).state());
  }

  @Test
  void aFullQueueRefusesAndMakesRoomAgain() {
    EngineWorld world =
        EngineWorld.mocked(rows(), Policies.DEFAULT.with(BatchPolicy.DEFAULT.withMostLive(1)));
    world.submit("batch-1t.json");
    var request = Batches.request("batch-2t1w1s.json");
    assertInstanceOf(SubmissionOutcome.QueueFull.class, world.engine.submission().submit(request));
    assertInstanceOf(SubmissionOutcome.Submitted.class,
        world.engine.submission().submit(Batches.request("batch-1t.json")));
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertInstanceOf(SubmissionOutcome.Submitted.class, world.engine.submission().submit(request));
  }

  @Test
  void anExpiredLeaseReturnsTheChunkWithoutUsingTheBudget() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    ChunkClaim lost = world.claim(ONE);
    assertEquals(0, world.engine.sweeping().dispatch().expireLeases());
    world.clock.pass(Duration.ofSeconds(15));
    world.announce();
    assertEquals(1, world.engine.sweeping().dispatch().expireLeases());
    var chunk = world.rows.chunks().chunks().find(lost.chunk()).orElseThrow();
    assertEquals(ChunkState.PENDING, chunk.state());
    assertEquals(0, chunk.failures());
    assertEquals(2, world.rungChunks.size());
    ChunkClaim again = world.claim(TWO);
    assertFalse(again.token().equals(lost.token()));
  }

  @Test
  void aLateProofIsWelcomeAndTheFirstOneWins() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    ChunkClaim late = world.claim(ONE);
    world.clock.pass(Duration.ofSeconds(15));
    world.announce();
    world.engine.sweeping().dispatch().expireLeases();
    ChunkClaim current = world.claim(TWO);
    assertInstanceOf(DeliveryOutcome.Accepted.class, world.deliver(world.proof(ONE, late)));
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    assertInstanceOf(DeliveryOutcome.AlreadyProved.class, world.deliver(world.proof(TWO, current)));
    assertInstanceOf(RenewOutcome.LeaseLost.class,
        world.engine.coordinator().renew(current.chunk(), current.token(), Optional.empty()));
    assertEquals(List.of(AttemptState.SUCCEEDED, AttemptState.SUPERSEDED),
        world.rows.chunks().attempts().of(late.chunk()).stream().map(Attempt::state).toList());
  }

  @Test
  void aRenewedLeaseGoesOnUntilTheTimeForAProofIsOver() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    ChunkClaim claim = world.claim(ONE);
    for (int i = 0; i < 29; i++) {
      world.clock.pass(Duration.ofSeconds(10));
      assertInstanceOf(RenewOutcome.Renewed.class,
          world.engine.coordinator().renew(claim.chunk(), claim.token(), Optional.empty()));
      assertEquals(0, world.engine.sweeping().dispatch().expireLeases());
    }
    world.clock.pass(Duration.ofSeconds(10));
    assertInstanceOf(RenewOutcome.LeaseLost.class,
        world.engine.coordinator().renew(claim.chunk(), claim.token(), Optional.empty()));
    assertEquals(1, world.engine.sweeping().dispatch().expireLeases());
    assertEquals(1, world.rows.chunks().chunks().find(claim.chunk()).orElseThrow().failures());
  }

  @Test
  void wrongProofsAreStrikesAndTheThirdPutsTheWorkerIntoQuarantine() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    for (int strike = 1; strike <= 2; strike++) {
      ChunkClaim claim = world.claim(ONE);
      assertInstanceOf(DeliveryOutcome.Rejected.class, world.deliver(world.wrongProof(ONE, claim)));
      world.clock.pass(Duration.ofSeconds(31)); // longer than it waits for somebody else
      world.announce();
    }
    ChunkClaim last = world.claim(ONE);
    assertInstanceOf(DeliveryOutcome.Rejected.class, world.deliver(world.wrongProof(ONE, last)));
    assertEquals(WorkerState.QUARANTINED, worker(world).state());
    assertInstanceOf(ClaimOutcome.WorkerRefused.class, world.engine.coordinator().claimNext(ONE));
    world.clock.pass(Duration.ofMinutes(10));
    world.engine.workers().sweep();
    assertEquals(WorkerState.READY, worker(world).state());
    assertEquals(0, worker(world).strikes());
  }

  @Test
  void usedUpAttemptsFailTheJobWithTheLastReasonAndATerminalEvent() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    for (int attempt = 1; attempt <= 3; attempt++) {
      ChunkClaim claim = world.claim(attempt % 2 == 0 ? TWO : ONE);
      FailureOutcome outcome = world.engine.coordinator().fail(claim.chunk(), attempt % 2 == 0 ? TWO : ONE,
          claim.token(), "out of memory " + attempt);
      assertEquals(attempt < 3 ? new FailureOutcome.WillRetry() : new FailureOutcome.Exhausted(), outcome);
      world.clock.pass(Duration.ofSeconds(2));
    }
    assertEquals(ProofJobState.FAILED, world.job(job).state());
    assertTrue(world.job(job).error().orElseThrow().contains("out of memory 3"));
    assertInstanceOf(ProofAnswer.Never.class, world.engine.jobs().proof(job));
    assertEquals(EventKind.FAILED, kinds(world, job).getLast());
  }

  @Test
  void aFailedChunkGoesToAnotherWorkerAfterABackoff() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    ChunkClaim claim = world.claim(ONE);
    world.engine.coordinator().fail(claim.chunk(), ONE, claim.token(), "no luck");
    assertInstanceOf(ClaimOutcome.NotAvailable.class, world.engine.coordinator().claimNext(TWO));
    world.clock.pass(Duration.ofSeconds(1));
    assertInstanceOf(ClaimOutcome.NotAvailable.class, world.engine.coordinator().claimNext(ONE));
    assertEquals(claim.chunk(), world.claim(TWO).chunk());
  }

  @Test
  void aProofOfOtherPublicInputsIsRefused() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    world.prepared("batch-new-receiver.json");
    ChunkClaim first = world.claim(ONE);
    ChunkClaim second = world.claim(TWO);
    var stolen = world.proof(ONE, first);
    var swapped = new Delivery(second.chunk(), TWO, Optional.of(second.token()), "mock",
        stolen.verifyingKeyHash(), stolen.proof(), stolen.publicWitness(), 1);
    assertInstanceOf(DeliveryOutcome.Rejected.class, world.deliver(swapped));
  }

  @Test
  void aProofUnderAnotherKeyIsRefusedAndOneOfWhoDoesNotTellIsNot() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    var proof = world.proof(ONE, world.claim(ONE));
    var rejected = assertInstanceOf(DeliveryOutcome.Rejected.class, world.deliver(underKey(proof, "00".repeat(32))));
    assertTrue(rejected.reason().contains("was made under the key 00"), rejected.reason());
    assertInstanceOf(DeliveryOutcome.Accepted.class, world.deliver(underKey(proof, "")));
  }

  private static Delivery underKey(Delivery proof, String key) {
    return new Delivery(proof.chunk(), proof.worker(), proof.token(), proof.backend(), key, proof.proof(),
        proof.publicWitness(), proof.provingTimeMs());
  }

  @Test
  void aBellThatRingsTwiceHarmsNobody() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    var chunk = world.rungChunks.getFirst();
    assertInstanceOf(ClaimOutcome.Claimed.class, world.engine.coordinator().claim(ONE, chunk));
    assertInstanceOf(ClaimOutcome.NotAvailable.class, world.engine.coordinator().claim(TWO, chunk));
    var batch = world.rungBatches.getFirst();
    assertEquals(Preparation.Outcome.NOT_WAITING, world.engine.preparation().prepare(batch));
  }

  @Test
  void aLostBellIsRungAgain() {
    EngineWorld world = world();
    world.prepared("batch-1t.json");
    world.rungChunks.clear();
    assertEquals(0, world.engine.sweeping().dispatch().ringAgain());
    world.clock.pass(Duration.ofSeconds(3));
    assertEquals(1, world.engine.sweeping().dispatch().ringAgain());
    assertEquals(1, world.rungChunks.size());
  }

  @Test
  void aPreparerThatDiedIsReplaced() {
    EngineWorld world = world();
    JobId job = world.submit("batch-1t.json");
    var batch = world.job(job).batch();
    world.rows.units().run(() -> {
      var row = world.rows.batches().lock(batch).orElseThrow();
      row.prepare("somebody who dies", world.clock.instant().plusSeconds(60));
      world.rows.batches().update(row, BatchState.PENDING);
    });
    assertEquals(0, world.engine.preparation().prepareWaiting());
    world.clock.pass(Duration.ofSeconds(60));
    assertEquals(1, world.engine.preparation().prepareWaiting());
    assertEquals(ProofJobState.PROVING, world.job(job).state());
  }

  @Test
  void onlyJobsThatAreNotProvedYetCanBeCancelled() {
    EngineWorld world = world();
    JobId pending = world.submit("batch-1t.json");
    assertInstanceOf(CancelOutcome.Cancelled.class, world.engine.cancellation().cancel(pending, Actor.API));
    assertEquals(EventKind.FAILED, kinds(world, pending).getLast());
    assertInvalid(world, pending, ProofJobState.CANCELLED);
    assertEquals(0, world.engine.preparation().prepareWaiting());

    JobId proving = world.prepared("batch-2t1w1s.json");
    assertInvalid(world, proving, ProofJobState.PROVING);
    world.proveAll();
    assertInvalid(world, proving, ProofJobState.COMPLETED);
    assertInstanceOf(CancelOutcome.NotFound.class,
        world.engine.cancellation().cancel(new JobId("pj_" + "0".repeat(32)), Actor.API));
  }

  @Test
  void aBatchThatDoesNotHoldFailsWithTheEntryAtFault() {
    EngineWorld world = EngineWorld.withWitness(rows(), Policies.DEFAULT);
    var request = Batches.request("batch-2t1w1s.json");
    var wrong = new ProveRequest(request.batchId(), request.before(), request.before(),
        request.entries(), request.options());
    JobId job = ((SubmissionOutcome.Submitted) world.engine.submission().submit(wrong)).job();
    world.engine.preparation().prepareWaiting();
    assertEquals(ProofJobState.FAILED, world.job(job).state());
    assertTrue(world.job(job).error().orElseThrow().startsWith("WITNESS_INVALID"), world.job(job).error()::orElseThrow);
  }

  @Test
  void aChunkedRequestIsProvedInOrderWithRootsThatChain() {
    EngineWorld world = EngineWorld.withWitness(rows(), Policies.DEFAULT);
    var request = Batches.request("batch-40t.json");
    var chunked = new ProveRequest(request.batchId(), request.before(), request.after(),
        request.entries(), new ProveRequest.Options(request.hash(), true, false));
    JobId job = ((SubmissionOutcome.Submitted) world.engine.submission().submit(chunked)).job();
    world.engine.preparation().prepareWaiting();
    assertEquals(5, world.proveAll());
    var ready = assertInstanceOf(ProofAnswer.Ready.class, world.engine.jobs().proof(job));
    var proofs = ready.result().proofs();
    assertEquals(5, proofs.size());
    for (int i = 1; i < proofs.size(); i++) {
      assertTrue(proofs.get(i - 1).statement().leadsTo(proofs.get(i).statement()));
    }
    assertEquals(request.before().state().toString(), proofs.getFirst().statement().value(0));
    assertEquals(request.after().state().toString(), proofs.getLast().statement().value(1));
  }

  @Test
  void resultsAreForgottenAfterTheirTimeAndOutcomesLater() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    world.proveAll();
    assertEquals(0, world.engine.sweeping().rarely());
    world.clock.pass(Duration.ofMinutes(61));
    assertEquals(1, world.engine.sweeping().rarely());
    assertInstanceOf(ProofAnswer.Never.class, world.engine.jobs().proof(job));
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    assertFalse(job.equals(world.submit("batch-1t.json")));
    world.clock.pass(Duration.ofDays(8));
    world.engine.sweeping().rarely();
    assertTrue(world.engine.jobs().status(job).isEmpty());
  }

  @Test
  void everyChangeOfStateIsInTheAudit() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    world.proveAll();
    assertEquals(List.of("preparing", "proving", "completed"),
        world.rows.audit().of("job", job.value()).stream().map(Change::to).toList());
    assertEquals(List.of("leased", "proved"), world.rows.audit().of("chunk", world.rungChunks.getFirst().toString())
        .stream().map(Change::to).toList());
  }

  @Test
  void aJobThatSettlesIsCompleteOnItsProofAndSettledLater() {
    EngineWorld world = world();
    var request = Batches.request("batch-1t.json");
    var settling = new ProveRequest(request.batchId(), request.before(), request.after(), request.entries(),
        new ProveRequest.Options(request.hash(), false, true));
    JobId job = ((SubmissionOutcome.Submitted) world.engine.submission().submit(settling)).job();
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
    assertInstanceOf(ProofAnswer.Ready.class, world.engine.jobs().proof(job));
    assertEquals(1, world.engine.settling().sweep());
    assertEquals(BatchState.COMPLETED, world.engine.jobs().batchOf(world.job(job)).orElseThrow().state());
    assertEquals("settled", world.engine.events().after(job, 0).getLast().message());
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
  }

  @Test
  void aBellThatFailsNeverFailsASubmissionAndTheSweeperHealsIt() {
    EngineWorld world = world();
    world.bellBroken = true;
    JobId job = world.submit("batch-1t.json");
    assertTrue(world.rungBatches.isEmpty());
    world.engine.sweeping().work();
    assertTrue(world.rungChunks.isEmpty());
    world.bellBroken = false;
    world.clock.pass(Duration.ofSeconds(3));
    world.engine.sweeping().often();
    assertInstanceOf(ClaimOutcome.Claimed.class,
        world.engine.coordinator().claim(ONE, world.rungChunks.getFirst()));
    assertEquals(ProofJobState.PROVING, world.job(job).state());
  }

  @Test
  void aJobCancelledWhileItIsPreparedStaysCancelled() {
    EngineWorld world = world();
    JobId job = world.submit("batch-1t.json");
    var batch = world.job(job).batch();
    world.whileOpening = () -> world.engine.cancellation().cancel(job, Actor.API);
    assertEquals(Preparation.Outcome.NOT_WAITING, world.engine.preparation().prepare(batch));
    assertEquals(ProofJobState.CANCELLED, world.job(job).state());
    assertTrue(world.rows.chunks().chunks().of(batch).isEmpty());
    assertEquals(EventKind.FAILED, kinds(world, job).getLast());
  }

  @Test
  void aChunkWhoseInputsCannotBeOpenedFailsItsJob() {
    EngineWorld world = world();
    JobId job = world.prepared("batch-1t.json");
    var batch = world.job(job).batch();
    world.rows.units().run(() -> world.rows.inputs().delete(batch, InputKind.CHUNK));
    assertInstanceOf(ClaimOutcome.NotAvailable.class, world.engine.coordinator().claimNext(ONE));
    assertEquals(ProofJobState.FAILED, world.job(job).state());
  }

  private static void assertInvalid(EngineWorld world, JobId job, ProofJobState state) {
    var outcome = world.engine.cancellation().cancel(job, Actor.API);
    assertEquals(new CancelOutcome.InvalidState(state), outcome);
  }

  private static List<EventKind> kinds(EngineWorld world, JobId job) {
    return world.engine.events().after(job, 0).stream().map(JobEvent::kind).toList();
  }

  private static Worker worker(EngineWorld world) {
    return world.engine.workers().all().stream().filter(worker -> worker.id().equals(ONE)).findFirst().orElseThrow();
  }
}
