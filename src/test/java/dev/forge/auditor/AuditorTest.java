package dev.forge.auditor;

import static dev.forge.fixtures.EngineWorld.ONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.LeaseToken;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.storage.memory.MemoryRows;
import java.lang.reflect.Field;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AuditorTest {
  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
  private final Auditor auditor = world.engine.sweeping().auditor();

  @Test
  void nothingIsFoundOnAnyStepOfAJob() {
    BatchId batch = batchOf(world.submit("batch-1t.json"));
    assertEquals(List.of(), auditor.inspect(batch));
    world.engine.preparation().prepareWaiting();
    assertEquals(List.of(), auditor.inspect(batch));
    ChunkClaim claim = world.claim(ONE);
    assertEquals(List.of(), auditor.inspect(batch));
    world.deliver(world.proof(ONE, claim));
    assertEquals(List.of(), auditor.inspect(batch));
    assertEquals(0, auditor.sweep());
    assertEquals(List.of(), auditor.findings());
  }

  @Test
  void aLeaseIsFoundWhereThereShouldBeNone() {
    BatchId batch = proved();
    change(batch, chunk -> set(chunk, "leaseToken", "0".repeat(32)));
    assertRules(batch, Rule.LEASE_ONLY_WHILE_LEASED);
  }

  @Test
  void aLeasedChunkWithoutItsLeaseIsFound() {
    BatchId batch = leased();
    change(batch, chunk -> set(chunk, "leaseWorker", null));
    assertRules(batch, Rule.LEASE_WHILE_LEASED);
    change(batch, chunk -> set(chunk, "leaseWorker", 1L));
    change(batch, chunk -> set(chunk, "leaseToken", "0".repeat(32)));
    assertRules(batch, Rule.LEASE_WHILE_LEASED, Rule.ATTEMPT_RUNS_UNDER_LEASE);
  }

  @Test
  void moreFailuresThanAllowedOrThanAttemptsAreFound() {
    BatchId batch = batchOf(world.prepared("batch-1t.json"));
    change(batch, chunk -> set(chunk, "failures", 4));
    assertRules(batch, Rule.ATTEMPTS_WITHIN_BUDGET, Rule.ATTEMPTS_WITHIN_BUDGET);
  }

  @Test
  void aProvedChunkWithoutItsProofIsFound() {
    BatchId batch = proved();
    world.rows.chunks().proofs().deleteOf(batch);
    assertRules(batch, Rule.PROVED_MEANS_PROOF);
  }

  @Test
  void aProofOfAnotherStatementIsFound() {
    BatchId batch = proved();
    change(batch, chunk -> set(chunk, "publicInputs", new byte[224]));
    assertRules(batch, Rule.PROOF_SHOWS_STATEMENT);
  }

  @Test
  void twoAttemptsThatSucceededAreFound() {
    BatchId batch = proved();
    Chunk chunk = chunk(batch);
    set(chunk, "leases", 2);
    Attempt second = new Attempt(UUID.randomUUID(), chunk, ONE, LeaseToken.fresh(new SeededRandomness(5)),
        world.clock.instant());
    second.end(AttemptState.SUCCEEDED, "again", world.clock.instant());
    world.rows.chunks().attempts().insert(second);
    assertRules(batch, Rule.ACCEPTED_ONCE);
  }

  @Test
  void wrongCountsAreFound() {
    BatchId batch = proved();
    changeBatch(batch, "chunksProved", 0);
    assertRules(batch, Rule.PROVED_ARE_COUNTED);
    changeBatch(batch, "chunksProved", 1);
    changeBatch(batch, "chunksTotal", 2);
    assertRules(batch, Rule.PROVED_ARE_COUNTED, Rule.COMPLETED_MEANS_PROVED);
  }

  @Test
  void aBatchThatProvesWithNothingToProveIsFound() {
    BatchId batch = proved();
    changeBatch(batch, "state", BatchState.PROVING);
    assertRules(batch, Rule.PROVING_HAS_OPEN_CHUNKS, Rule.JOB_SHOWS_BATCH);
  }

  @Test
  void openChunksOfABatchThatEndedAreFoundAndClosed() {
    BatchId batch = leased();
    world.rows.units().run(() -> world.rows.inputs().delete(batch, InputKind.CHUNK));
    changeBatch(batch, "wrappedKey", null);
    changeBatch(batch, "state", BatchState.COMPLETED);
    assertTrue(rules(batch).contains(Rule.ENDED_HAS_NO_OPEN_CHUNKS), rules(batch)::toString);
    assertEquals(1, auditor.sweep());
    assertTrue(chunk(batch).state().isTerminal());
    assertTrue(auditor.findings().stream().noneMatch(finding -> finding.rule() == Rule.ENDED_HAS_NO_OPEN_CHUNKS));
    assertTrue(auditor.findings().stream().anyMatch(finding -> finding.rule() == Rule.COMPLETED_MEANS_PROVED));
    assertEquals(1, auditor.repaired());
  }

  @Test
  void inputsOfABatchThatEndedAreFoundAndDeleted() {
    BatchId batch = proved();
    world.rows.inputs().insert(new SealedInput(batch, InputKind.CHUNK, 0, new byte[40]));
    assertRules(batch, Rule.INPUTS_ARE_DESTROYED);
    assertEquals(1, auditor.sweep());
    assertTrue(world.rows.inputs().find(batch, InputKind.CHUNK, 0).isEmpty());
    assertEquals(List.of(), auditor.findings());
  }

  @Test
  void anAttemptThatNobodyEndedIsFoundAndEnded() {
    BatchId batch = leased();
    change(batch, chunk -> chunk.expire(chunk.leaseToken().orElseThrow(), world.clock.instant()));
    assertRules(batch, Rule.ATTEMPT_RUNS_UNDER_LEASE);
    assertEquals(1, auditor.sweep());
    assertEquals(AttemptState.EXPIRED,
        world.rows.chunks().attempts().of(chunk(batch).id()).getFirst().state());
  }

  @Test
  void aJobThatDiffersFromItsBatchAndEventsThatLackAreFound() {
    JobId id = world.prepared("batch-1t.json");
    BatchId batch = batchOf(id);
    var job = world.job(id);
    set(job, "state", ProofJobState.COMPLETED);
    world.rows.jobs().update(job, ProofJobState.PROVING);
    assertRules(batch, Rule.JOB_SHOWS_BATCH, Rule.END_IS_TOLD_ONCE);
    world.rows.events().deleteOf(id);
    assertRules(batch, Rule.JOB_SHOWS_BATCH, Rule.EVENTS_WITHOUT_GAP, Rule.END_IS_TOLD_ONCE);
  }

  @Test
  void itReadsARealDatabaseTheSameWay() {
    try (JpaDatabase database = new JpaDatabase()) {
      EngineWorld real = EngineWorld.mocked(database.rows(), Policies.DEFAULT);
      JobId job = real.prepared("batch-1t.json");
      real.claim(ONE);
      BatchId batch = real.job(job).batch();
      Auditor audits = real.engine.sweeping().auditor();
      assertEquals(0, audits.sweep());
      assertEquals(List.of(), audits.findings());
      real.rows.units().run(() -> {
        Chunk chunk = real.rows.chunks().chunks().of(batch).getFirst();
        var lease = chunk.leaseToken();
        var from = chunk.state();
        chunk.expire(lease.orElseThrow(), real.clock.instant());
        real.rows.chunks().chunks().update(chunk, from, lease);
      });
      assertEquals(1, audits.sweep());
      assertEquals(List.of(), audits.findings());
    }
  }

  private BatchId leased() {
    BatchId batch = batchOf(world.prepared("batch-1t.json"));
    world.claim(ONE);
    return batch;
  }

  private BatchId proved() {
    BatchId batch = batchOf(world.prepared("batch-1t.json"));
    world.proveAll();
    return batch;
  }

  private BatchId batchOf(JobId job) {
    return world.job(job).batch();
  }

  private Chunk chunk(BatchId batch) {
    return world.rows.chunks().chunks().of(batch).getFirst();
  }

  private void change(BatchId batch, Consumer<Chunk> change) {
    Chunk chunk = chunk(batch);
    var from = chunk.state();
    var lease = chunk.leaseToken();
    change.accept(chunk);
    assertTrue(world.rows.chunks().chunks().update(chunk, from, lease));
  }

  private void changeBatch(BatchId id, String field, Object value) {
    var batch = world.rows.batches().find(id).orElseThrow();
    var from = batch.state();
    set(batch, field, value);
    world.rows.batches().update(batch, from);
  }

  private List<Rule> rules(BatchId batch) {
    return auditor.inspect(batch).stream().map(Finding::rule).toList();
  }

  private void assertRules(BatchId batch, Rule... rules) {
    assertEquals(List.of(rules), rules(batch));
  }

  private static void set(Object row, String field, Object value) {
    try {
      Field found = row.getClass().getDeclaredField(field);
      found.setAccessible(true);
      found.set(row, value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(row.getClass() + " has no " + field, e);
    }
  }
}
