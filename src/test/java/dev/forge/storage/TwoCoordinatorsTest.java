package dev.forge.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.PostgresForTests;
import dev.forge.ledger.Randomness;
import dev.forge.prover.MockProver;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.settlement.MockSettler;
import dev.forge.storage.jpa.DatabaseClock;
import dev.forge.worker.WorkerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two coordinators on one PostgreSQL, whose machines' clocks are a minute apart, and two workers at each. */
class TwoCoordinatorsTest {
  private static final Duration APART = Duration.ofSeconds(60);
  private static final int TRANSACTIONS_OF_A_CHUNK = 8;

  private final MockProver mock = new MockProver(EngineWorld.CIRCUITS, 7, Duration.ZERO);
  private JpaDatabase one;
  private JpaDatabase two;

  @BeforeEach
  void open() {
    String url = PostgresForTests.newDatabase();
    one = new JpaDatabase(url, PostgresForTests.server().user(), PostgresForTests.server().password());
    two = new JpaDatabase(url, PostgresForTests.server().user(), PostgresForTests.server().password());
  }

  @AfterEach
  void close() {
    if (one != null) {
      one.close();
      two.close();
    }
  }

  @Test
  void noneOfSomeChunksIsProvedTwice() throws Exception {
    proveOnBoth(300);
  }

  @Test
  @Tag("full")
  void noneOfTenThousandChunksIsProvedTwice() throws Exception {
    proveOnBoth(10_000);
  }

  @Test
  void byTheirOwnClocksTheyWouldTakeLeasesFromEachOther() {
    Engine early = engine(one, InstantSource.system());
    Engine late = engine(two, InstantSource.offset(InstantSource.system(), APART));
    submit(early, 1);
    early.workers().announce(EngineWorld.ONE, Optional.empty(), 1);
    assertTrue(early.coordinator().claimNext(EngineWorld.ONE) instanceof ClaimOutcome.Claimed);
    assertEquals(1, late.sweeping().dispatch().expireLeases(), "the lease was fresh");
  }

  private void proveOnBoth(int chunks) throws Exception {
    List<Engine> engines = List.of(engine(one, new DatabaseClock(one.rows()::databaseTime)),
        engine(two, new DatabaseClock(two.rows()::databaseTime)));
    submit(engines.getFirst(), chunks);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger claimed = new AtomicInteger();
    AtomicInteger expired = new AtomicInteger();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        WorkerId worker = new WorkerId(i);
        Engine engine = engines.get(i % 2);
        engine.workers().announce(worker, Optional.empty(), 1);
        working.add(threads.submit(() -> work(engine, worker, claimed, accepted)));
      }
      while (!working.stream().allMatch(Future::isDone)) {
        engines.forEach(engine -> expired.addAndGet(engine.sweeping().dispatch().expireLeases()));
        engines.forEach(engine -> engine.workers().all().forEach(
            worker -> engine.workers().announce(worker.id(), Optional.empty(), 1)));
        Thread.sleep(50);
      }
      for (Future<?> done : working) {
        done.get();
      }
    }
    assertEquals(0, expired.get());
    assertEquals(chunks, claimed.get());
    assertEquals(chunks, accepted.get());
    var batch = engines.getLast().batches().find("large").orElseThrow();
    assertEquals(chunks, batch.chunksProved());
  }

  private void work(Engine engine, WorkerId worker, AtomicInteger claimed, AtomicInteger accepted) {
    int empty = 0;
    while (empty < 20) { // a look can find nothing because others hold what waits
      if (engine.coordinator().claimNext(worker) instanceof ClaimOutcome.Claimed(ChunkClaim claim, _, _)) {
        empty = 0;
        claimed.incrementAndGet();
        if (engine.coordinator().deliver(proof(worker, claim)) instanceof DeliveryOutcome.Accepted) {
          accepted.incrementAndGet();
        }
      } else {
        empty++;
      }
    }
  }

  private Delivery proof(WorkerId worker, ChunkClaim claim) {
    var proved = (ProvingOutcome.Proved) mock.prove(claim.circuit(), claim.inputs(), ProvingListener.NONE);
    return new Delivery(claim.chunk(), worker, Optional.of(claim.token()), "mock", proved.proof().verifyingKeyHash(),
        proved.proof().proof(), proved.proof().publicWitness(), 1);
  }

  private static void submit(Engine engine, int chunks) {
    engine.swarm().submit(EngineWorld.swarmWithoutWitness("large", chunks * TRANSACTIONS_OF_A_CHUNK));
    engine.preparation().prepareWaiting();
  }

  private Engine engine(JpaDatabase database, InstantSource clock) {
    Bell silent = new Bell() {
      @Override
      public void chunkWaits(ChunkId chunk) {}

      @Override
      public void batchWaits(BatchId batch) {}
    };
    Engine engine = Engine.over(database.rows(), new Surroundings(mock, silent, new MockSettler(),
        InstanceKey.of(new byte[32]), clock, Randomness.secure()), Policies.DEFAULT);
    engine.workers().announce(EngineWorld.ONE, Optional.empty(), 1);
    return engine;
  }
}
