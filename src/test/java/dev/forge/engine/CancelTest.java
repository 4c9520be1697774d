package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.RowLaws;
import dev.forge.job.CancelOutcome;
import dev.forge.job.CancelOutcome.Cancelled;
import dev.forge.job.CancelOutcome.InvalidState;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.ledger.Actor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancelling in each state of a job: what is too late changes nothing. A swarm's batch cannot be cancelled by its API. */
class CancelTest {
  private JpaDatabase database;
  private EngineWorld world;

  @BeforeEach
  void open() {
    database = new JpaDatabase();
    world = EngineWorld.withWitness(database.groupedRows(), Policies.DEFAULT);
  }

  @AfterEach
  void close() throws SQLException {
    try (var rows = database.connect()) {
      assertEquals(List.of(), RowLaws.broken(rows));
    } finally {
      database.close();
    }
  }

  @Test
  void aPendingJobIsCancelled() {
    JobId job = world.submit("batch-1t.json");
    assertEquals(new Cancelled(job), cancel(job));
    assertEquals(ProofJobState.CANCELLED, world.job(job).state());
    assertEquals(0, world.engine.preparation().prepareWaiting());
  }

  @Test
  void aJobIsCancelledWhileItIsPrepared() {
    JobId job = world.submit("batch-1t.json");
    world.whileOpening = () -> assertEquals(new Cancelled(job), cancel(job));
    world.engine.preparation().prepareWaiting();
    assertEquals(ProofJobState.CANCELLED, world.job(job).state());
    assertEquals(0, world.proveAll());
  }

  @Test
  void aJobWhoseChunksWaitAreLeasedOrAreHalfProvedIsNotCancelled() {
    ProveRequest forty = Batches.request("batch-40t.json");
    ProveRequest chunked = new ProveRequest(forty.batchId(), forty.before(), forty.after(), forty.entries(),
        new ProveRequest.Options(forty.hash(), true, false));
    JobId job = ((Submitted) world.engine.submission().submit(chunked)).job();
    world.engine.preparation().prepareWaiting();
    isTooLate(job, ProofJobState.PROVING);
    var claim = world.claim(EngineWorld.ONE);
    isTooLate(job, ProofJobState.PROVING);
    world.deliver(world.proof(EngineWorld.ONE, claim));
    isTooLate(job, ProofJobState.PROVING);
    assertEquals(4, world.proveAll());
    assertEquals(ProofJobState.COMPLETED, world.job(job).state());
  }

  @Test
  void aJobThatHasItsProofIsNotCancelledNeitherWhileItIsSettledNorAfter() {
    ProveRequest one = Batches.request("batch-1t.json");
    ProveRequest settling = new ProveRequest(one.batchId(), one.before(), one.after(), one.entries(),
        new ProveRequest.Options(one.hash(), false, true));
    JobId job = ((Submitted) world.engine.submission().submit(settling)).job();
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertEquals(BatchState.SETTLING, world.engine.jobs().batchOf(world.job(job)).orElseThrow().state());
    isTooLate(job, ProofJobState.COMPLETED);
    assertEquals(1, world.engine.settling().sweep());
    isTooLate(job, ProofJobState.COMPLETED);
    world.clock.pass(Duration.ofHours(2));
    world.engine.sweeping().rarely();
    isTooLate(job, ProofJobState.COMPLETED);
  }

  @Test
  void aJobThatFailedOrIsCancelledIsNotCancelledAgain() {
    ProveRequest one = Batches.request("batch-1t.json");
    JobId failed = ((Submitted) world.engine.submission()
        .submit(new ProveRequest(one.batchId(), one.before(), one.before(), one.entries(), one.options()))).job();
    world.engine.preparation().prepareWaiting();
    isTooLate(failed, ProofJobState.FAILED);
    JobId cancelled = world.submit("batch-1t.json");
    assertEquals(new Cancelled(cancelled), cancel(cancelled));
    isTooLate(cancelled, ProofJobState.CANCELLED);
  }

  private CancelOutcome cancel(JobId job) {
    return world.engine.cancellation().cancel(job, Actor.API);
  }

  private void isTooLate(JobId job, ProofJobState state) {
    List<Long> events = events(job);
    assertEquals(new InvalidState(state), cancel(job));
    assertEquals(state, world.job(job).state());
    assertEquals(events, events(job));
  }

  private List<Long> events(JobId job) {
    return world.engine.events().after(job, 0).stream().map(JobEvent::id).toList();
  }
}
