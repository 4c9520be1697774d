package dev.forge.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.DispatchPolicy;
import dev.forge.dispatch.ScheduledHeartbeat;
import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.prover.CircuitId;
import dev.forge.prover.MockProver;
import dev.forge.storage.memory.MemoryRows;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import dev.forge.worker.WorkerState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that reaches its coordinator over HTTP alone. */
class FleetWorkerTest {
  private static final WorkerId SEVEN = new WorkerId(7);

  @TempDir
  private Path folder;

  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
  private final WaitingRoom room = new WaitingRoom();
  private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor();
  private DeskOverHttp desk;

  @BeforeEach
  void open() throws IOException {
    desk = new DeskOverHttp(new FleetDesk(world.engine.coordinator(), world.engine.workers(), world.mock,
        DispatchPolicy.DEFAULT, new FleetDesk.Place(room, world.clock)));
  }

  @AfterEach
  void close() {
    desk.close();
    heartbeat.shutdownNow();
  }

  @Test
  void itProvesWhatWaits() throws Exception {
    FleetWorker worker = worker(new MockProver(EngineWorld.CIRCUITS, 7, Duration.ZERO), 2);
    world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("batch", 100));
    world.engine.preparation().prepareWaiting();
    worker.start();
    await(() -> !proving("batch"));
    worker.stop(Duration.ofSeconds(10));
    Batch batch = world.engine.batches().find("batch").orElseThrow();
    assertEquals(batch.chunksTotal(), world.engine.batches().proofsOf(batch).size());
    assertEquals(List.of(SEVEN), world.engine.batches().proofsOf(batch).stream().map(proof -> proof.worker()).distinct()
        .toList());
    assertEquals(0, worker.undelivered());
    assertEquals(WorkerState.LOST, row().state(), "it said that it ends");
  }

  @Test
  void itIsGivenChunksOfItsOwnCircuitsAlone() throws Exception {
    world.prepared("batch-1t.json");
    RemoteCoordinator coordinator = coordinator();
    coordinator.register(registration(Registration.PROTOCOL, Map.of("batch_8_4_4", hash("batch_8_4_4"))));
    Chunk chunk = world.rows.chunks().chunks().find(world.rungChunks.getFirst()).orElseThrow();
    assertEquals(new CircuitId("batch_1_1_1"), chunk.circuit());
    assertInstanceOf(ClaimOutcome.NotAvailable.class, coordinator.claim(SEVEN, chunk.id()));
    coordinator.register(registration(Registration.PROTOCOL, Map.of("batch_1_1_1", hash("batch_1_1_1"))));
    assertInstanceOf(ClaimOutcome.Claimed.class, coordinator.claimNext(SEVEN));
  }

  @Test
  void anotherKeyIsRefusedAtRegistrationWithBothHashes() {
    RefusedWorkerException refused = assertThrows(RefusedWorkerException.class,
        () -> coordinator().register(registration(Registration.PROTOCOL, Map.of("batch_1_1_1", "ab".repeat(32)))));
    assertTrue(refused.getMessage().contains("ab".repeat(32)), refused.getMessage());
    assertTrue(refused.getMessage().contains(hash("batch_1_1_1")), refused.getMessage());
    assertTrue(world.rows.workers().find(SEVEN).isEmpty());
  }

  @Test
  void anotherVersionIsRefusedAtRegistration() {
    RefusedWorkerException refused = assertThrows(RefusedWorkerException.class,
        () -> coordinator().register(registration(Registration.PROTOCOL - 1, Map.of())));
    assertTrue(refused.getMessage().contains("version 0"), refused.getMessage());
  }

  @Test
  void aChunkThatIsGivenBackWaitsAgainAndIsNoFailure() throws Exception {
    world.prepared("batch-1t.json");
    FleetWorker worker = worker(new MockProver(EngineWorld.CIRCUITS, 7, Duration.ofMinutes(5)), 1);
    worker.start();
    await(() -> worker.busy() == 1);
    worker.stop(Duration.ZERO);
    assertEquals(ChunkState.PENDING, chunk().state());
    assertEquals(0, chunk().failures());
    assertEquals(AttemptState.EXPIRED, world.rows.chunks().attempts().of(chunk().id()).getFirst().state());
  }

  @Test
  void aProofOutlivesItsWorkerUntilACoordinatorAcknowledgesIt() throws Exception {
    world.prepared("batch-1t.json");
    RemoteCoordinator coordinator = coordinator();
    coordinator.register(registration(Registration.PROTOCOL, Map.of("batch_1_1_1", hash("batch_1_1_1"))));
    var claimed = (ClaimOutcome.Claimed) coordinator.claimNext(SEVEN);
    Outbox first = new Outbox(folder, coordinator);
    first.deliver(world.proof(SEVEN, claimed.claim()));
    assertEquals(1, first.size(), "nobody delivered it");
    Outbox second = new Outbox(folder, coordinator);
    desk.loseAnswers(true);
    Thread courier = Thread.ofVirtual().start(second::run);
    await(() -> chunk().state() == ChunkState.PROVED);
    assertEquals(1, second.size(), "it was not acknowledged");
    desk.loseAnswers(false);
    await(() -> second.size() == 0);
    second.close();
    assertTrue(courier.join(Duration.ofSeconds(5)));
    assertEquals(1, world.rows.chunks().proofs().of(chunk().batch()).size());
  }

  @Test
  void aWorkerComesBackAfterItsCoordinatorWasAway() throws Exception {
    desk.loseAnswers(true);
    FleetWorker worker = worker(new MockProver(EngineWorld.CIRCUITS, 7, Duration.ZERO), 1);
    worker.start();
    await(() -> worker.standing().startsWith("no coordinator"));
    world.prepared("batch-1t.json");
    desk.loseAnswers(false);
    world.clock.pass(DispatchPolicy.DEFAULT.lease().plusSeconds(1)); // a claim may have lost its answer
    await(() -> {
      world.engine.sweeping().dispatch().expireLeases();
      return chunk().state() == ChunkState.PROVED;
    });
    worker.stop(Duration.ofSeconds(5));
    assertFalse(proving("batch"));
  }

  @Test
  void aCallThatWaitsIsWokenByTheBell() throws Exception {
    RemoteCoordinator coordinator = coordinator();
    coordinator.register(registration(Registration.PROTOCOL, Map.of("batch_1_1_1", hash("batch_1_1_1"))));
    var outcome = new CompletableFuture<ClaimOutcome>();
    Thread.ofVirtual().start(() -> outcome.complete(coordinator.claimNext(SEVEN)));
    world.prepared("batch-1t.json");
    room.ring();
    assertInstanceOf(ClaimOutcome.Claimed.class, outcome.get());
  }

  private FleetWorker worker(MockProver prover, int slots) {
    return new FleetWorker(new FleetWorker.Terms(SEVEN, Optional.empty(), slots, folder), coordinator(), prover,
        new ScheduledHeartbeat(heartbeat));
  }

  private RemoteCoordinator coordinator() {
    return new RemoteCoordinator(SEVEN, List.of(desk.address()), Optional.empty(), world.clock);
  }

  private Registration registration(int protocol, Map<String, String> circuits) {
    return new Registration(SEVEN, protocol, Optional.empty(), 1, circuits);
  }

  private String hash(String circuit) {
    return world.mock.keptKeyHash(new CircuitId(circuit)).orElseThrow();
  }

  private Worker row() {
    return world.rows.workers().find(SEVEN).orElseThrow();
  }

  private Chunk chunk() {
    return world.rows.chunks().chunks().find(world.rungChunks.getFirst()).orElseThrow();
  }

  private boolean proving(String batch) {
    return world.engine.batches().find(batch).filter(found -> found.state() == BatchState.PROVING).isPresent();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited too long");
      Thread.sleep(10);
    }
  }
}
