package dev.forge.fleet.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ScheduledHeartbeat;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.fixtures.StatementProver;
import dev.forge.fleet.WaitingRoom;
import dev.forge.prover.MockProver;
import dev.forge.prover.Verdict;
import dev.forge.settlement.MockSettler;
import dev.forge.storage.memory.MemoryRows;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerState;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers of the old system, called by a coordinator. */
class CalledWorkerTest {
  private static final int CHUNKS = 3;

  private final MockProver mock = new MockProver(EngineWorld.CIRCUITS, 7, Duration.ZERO);
  private final MemoryRows rows = new MemoryRows();
  private final WaitingRoom room = new WaitingRoom();
  private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor();
  private final HttpWorkerCalls calls = new HttpWorkerCalls(Duration.ofSeconds(30), Optional.empty());
  private OldWorker old;
  private WorkerAddress address;
  private Engine engine;
  private CalledWorker called;

  @BeforeEach
  void open() throws IOException {
    old = new OldWorker(2);
    address = new WorkerAddress(old.address(), Optional.empty());
    engine = engine(address);
    called = call(address);
  }

  @AfterEach
  void close() {
    called.stop();
    calls.close();
    old.close();
    heartbeat.shutdownNow();
  }

  @Test
  void aMockOfTheOldSystemProvesMockBatchesAndItsProofsAreMarkedUnverified() throws Exception {
    called.start();
    submit();
    awaitCompleted();
    List<ChunkProof> proofs = proofs();
    assertEquals(CHUNKS, proofs.size());
    assertTrue(proofs.stream().noneMatch(ChunkProof::verified));
    assertTrue(proofs.stream().allMatch(proof -> proof.worker().equals(address.id())));
    assertEquals(2, row().capacity());
    assertEquals(Optional.of(old.address()), row().url());
    assertEquals(List.of(), engine.sweeping().auditor().inspect(batch().id()));
  }

  @Test
  void itIsAskedInTheOldWordsWithTheTransactionsOfTheChunk() throws Exception {
    called.start();
    submit();
    awaitCompleted();
    JsonObject first = old.asked.stream().filter(chunk -> chunk.getInt("chunk_id") == 0).findFirst().orElseThrow();
    Chunk chunk = rows.chunks().chunks().of(batch().id()).getFirst();
    assertEquals(chunk.statement().value(0), first.getString("pre_root"));
    assertEquals(chunk.statement().value(1), first.getString("post_root"));
    JsonArray transactions = first.getJsonArray("transactions");
    assertEquals(8, transactions.size());
    JsonObject third = transactions.getJsonObject(2);
    assertTrue(third.getString("sender_pubkey").endsWith("3ea"), third::toString);
    assertTrue(third.getString("receiver_pubkey").endsWith("7d2"), third::toString);
    assertEquals(2, third.getInt("amount"));
    assertEquals(0, third.getJsonArray("merkle_path").size());
    assertEquals(128, third.getString("signature").length());
  }

  @Test
  void aBusyWorkerIsNotBrokenAndItsChunkWaitsWithoutAFailure() throws Exception {
    old.fill();
    called.start();
    submit();
    await(() -> old.busyAnswers.get() >= 2);
    assertTrue(chunks().stream().allMatch(chunk -> chunk.failures() == 0));
    assertEquals(0, row().strikes());
    assertEquals(WorkerState.READY, row().state());
    old.empty();
    awaitCompleted();
    assertTrue(chunks().stream().allMatch(chunk -> chunk.failures() == 0));
  }

  @Test
  void aWorkerThatDiesInACallLosesNothingAndIsCalledAgain() throws Exception {
    old.dying = true;
    called.start();
    submit();
    await(() -> chunks().stream().anyMatch(chunk -> chunk.leases() > 0));
    old.dying = false;
    awaitCompleted();
    assertTrue(chunks().stream().allMatch(chunk -> chunk.failures() == 0));
  }

  @Test
  void aProofOfOtherRootsIsAStrikeAndThreeAreQuarantine() throws Exception {
    old.proving = chunk -> OldWorker.mockProof(Json.createObjectBuilder(chunk).add("post_root", "0x07").build());
    called.start();
    submit();
    await(() -> engine.workers().all().stream().anyMatch(worker -> worker.state() == WorkerState.QUARANTINED));
    assertEquals(0, proofs().size());
    await(() -> batch().state() == BatchState.FAILED || chunks().stream().anyMatch(chunk -> chunk.failures() > 0));
  }

  @Test
  void aProofOfTheWrongSizeIsRefused() throws Exception {
    old.proving = chunk -> Json.createObjectBuilder(OldWorker.mockProof(chunk)).add("proof", "5a".repeat(256)).build();
    called.start();
    submit();
    await(() -> rows.workers().find(address.id()).filter(worker -> worker.strikes() > 0).isPresent());
    assertEquals(0, proofs().size());
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aPublicInputThatIsNoFieldIsRefusedByItsNameAndValue(JsonValue told, String named) throws Exception {
    old.proving = chunk -> Json.createObjectBuilder(OldWorker.mockProof(chunk))
        .add("public_inputs", Json.createArrayBuilder().add(chunk.getString("pre_root")).add(told)).build();
    called.start();
    submit();
    String reason = firstFailure();
    assertTrue(reason.contains("/public_inputs/1 is " + named), reason);
    assertEquals(0, proofs().size());
  }

  static List<Arguments> malformed() {
    String tooLong = "0x01" + "0".repeat(60) + "1234";
    return List.of(Arguments.of(Json.createValue(tooLong), '"' + tooLong + '"'),
        Arguments.of(Json.createValue("0x"), "\"0x\""), Arguments.of(Json.createValue("0x5g"), "\"0x5g\""),
        Arguments.of(Json.createValue(5), "5"), Arguments.of(JsonValue.NULL, "null"));
  }

  @Test
  void aPublicInputIsNotCutToWhatWouldFit() throws Exception {
    old.proving = chunk -> Json.createObjectBuilder(OldWorker.mockProof(chunk)).add("public_inputs",
        Json.createArrayBuilder().add("0x" + "1".repeat(64) + chunk.getString("pre_root").substring(2))).build();
    called.start();
    submit();
    assertTrue(firstFailure().contains("/public_inputs/0 is "));
    assertEquals(0, proofs().size());
  }

  @Test
  void aSlowWorkerKeepsItsChunkWhileTheLeaseIsRenewed() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    old.proving = chunk -> {
      try {
        slow.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return OldWorker.mockProof(chunk);
    };
    called.start();
    submit();
    await(() -> old.asked.size() == 2);
    List<Long> before = versions();
    await(() -> !versions().equals(before));
    slow.countDown();
    awaitCompleted();
    assertTrue(chunks().stream().allMatch(chunk -> chunk.leases() == 1));
  }

  @Test
  void aWorkerThatIsNotReadyIsGivenNothing() throws Exception {
    old.ready = false;
    called.start();
    submit();
    assertFalse(engine.workers().all().stream().anyMatch(worker -> worker.id().equals(address.id())));
    assertEquals(List.of(), old.asked);
    old.ready = true;
    awaitCompleted();
  }

  @Test
  void aProofUnderAKeyOfItsOwnMustVerifyUnderIt() throws Exception {
    WorkerAddress withKey = callAgain(new byte[] {1, 2, 3});
    called.start();
    submit();
    await(() -> rows.workers().find(withKey.id()).filter(worker -> worker.strikes() > 0).isPresent());
    assertEquals(0, proofs().size());
    String reason = firstFailure();
    assertTrue(reason.contains("verifying key"), reason);
  }

  @Test
  void aProofThatVerifiesUnderTheWorkersOwnKeyCountsAndIsMarkedVerified() throws Exception {
    StatementProver own = StatementProver.withNewKey();
    WorkerAddress withKey = callAgain(own.verifyingKey());
    old.proving = chunk -> OldWorker.proof(chunk, own);
    called.start();
    submit();
    awaitCompleted();
    List<ChunkProof> proofs = proofs();
    assertEquals(CHUNKS, proofs.size());
    for (ChunkProof proof : proofs) {
      assertTrue(proof.verified());
      assertEquals(withKey.id(), proof.worker());
      assertEquals(new Verdict.Valid(),
          own.verify(StatementProver.CIRCUIT, proof.proofBytes(), proof.publicWitnessBytes()));
    }
  }

  @Test
  void aProofUnderAnotherKeyThanTheWorkersOwnDoesNotCountAlthoughProofsAreMocks() throws Exception {
    WorkerAddress withKey = callAgain(StatementProver.withNewKey().verifyingKey());
    StatementProver other = StatementProver.withNewKey();
    old.proving = chunk -> OldWorker.proof(chunk, other);
    called.start();
    submit();
    await(() -> rows.workers().find(withKey.id()).filter(worker -> worker.strikes() > 0).isPresent());
    assertEquals(0, proofs().size());
    String reason = firstFailure();
    assertTrue(reason.contains("does not verify"), reason);
  }

  private WorkerAddress callAgain(byte[] verifyingKey) {
    called.stop();
    WorkerAddress withKey = new WorkerAddress(old.address(), Optional.of(verifyingKey));
    engine = engine(withKey);
    called = call(withKey);
    return withKey;
  }

  /** Why the first try failed that did. */
  private String firstFailure() throws InterruptedException {
    await(() -> chunks().stream().anyMatch(chunk -> chunk.failures() > 0));
    Chunk tried = chunks().stream().filter(chunk -> chunk.failures() > 0).findFirst().orElseThrow();
    var failed = rows.chunks().attempts().of(tried.id()).getFirst();
    assertEquals(AttemptState.FAILED, failed.state());
    return failed.reason().orElseThrow();
  }

  private Engine engine(WorkerAddress listed) {
    Bell bell = new Bell() {
      @Override
      public void chunkWaits(ChunkId chunk) {
        room.ring();
      }

      @Override
      public void batchWaits(BatchId batch) {}
    };
    Policies policies =
        Policies.DEFAULT.withSettleSwarm(false).with(BatchPolicy.DEFAULT.withChunkSize(8).withKeepTransactions(true));
    return Engine.over(rows, new Surroundings(mock, new CalledWorkersCheck(mock, List.of(listed)), bell,
        new MockSettler(), InstanceKey.of(new byte[32]), InstantSource.system(), new SeededRandomness(1)), policies);
  }

  private CalledWorker call(WorkerAddress listed) {
    return new CalledWorker(listed,
        new CalledWorker.Place(engine.coordinator(), rows.chunks().chunks(), engine.workers(), mock, calls,
            new ScheduledHeartbeat(heartbeat), Duration.ofMillis(200), room, InstantSource.system()));
  }

  /** Where another worker is ready too, as the swarm wants one before it takes a batch. */
  private void submit() {
    engine.workers().announce(EngineWorld.ONE, Optional.empty(), 1);
    engine.swarm().submit(EngineWorld.swarmWithoutWitness("old", 8 * CHUNKS));
    engine.preparation().prepareWaiting();
  }

  private Batch batch() {
    return engine.batches().find("old").orElseThrow();
  }

  private List<Chunk> chunks() {
    return rows.chunks().chunks().of(batch().id());
  }

  private List<Long> versions() {
    return chunks().stream().map(Chunk::version).toList();
  }

  private List<ChunkProof> proofs() {
    return rows.chunks().proofs().of(batch().id());
  }

  private Worker row() {
    return rows.workers().find(address.id()).orElseThrow();
  }

  private void awaitCompleted() throws InterruptedException {
    await(() -> batch().state() == BatchState.COMPLETED);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited too long");
      Thread.sleep(20);
    }
  }
}
