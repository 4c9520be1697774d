package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.SwarmOutcome;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.Delivery;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.FaultyTransactions;
import dev.forge.fixtures.FaultyTransactions.DatabaseFault;
import dev.forge.fixtures.FaultyTransactions.Fault;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.settlement.MockSettler;
import dev.forge.settlement.Settler;
import dev.forge.settlement.SettlingOutcome;
import dev.forge.settlement.SignedTransaction;
import dev.forge.settlement.SigningOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole story of a job and a swarm batch, from submission to settlement, once for each access or transaction in it that
 * the database can fail at. Right after the failure the rows keep their laws, and clients, workers and sweepers that just go
 * on bring everything to its end, once.
 */
class DatabaseFaultsTest {
  private static final int MOST_ROUNDS = 20;
  private static final int FEWEST_PLACES = 10;
  private static final int STEP = 17;

  private final Chain chain = new Chain();
  private JpaDatabase database;
  private FaultyTransactions faults;
  private Rows soundRows;
  private EngineWorld world;
  private int seen;

  @BeforeEach
  void open() {
    database = new JpaDatabase();
    Rows rows = database.rows(real -> faults = new FaultyTransactions(real));
    soundRows = database.rows();
    world = new EngineWorld(rows, Policies.DEFAULT, false, chain);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whereTheDatabaseFailsNothingIsLostAndNothingIsDoneTwice(Fault fault) throws SQLException {
    failAtEvery(STEP, fault);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  @Tag("full")
  void whereverTheDatabaseFailsNothingIsLostAndNothingIsDoneTwice(Fault fault) throws SQLException {
    failAtEvery(1, fault);
  }

  private void failAtEvery(int step, Fault fault) throws SQLException {
    int place = 1;
    int stories = 1;
    while (new Story(fault, place).struck()) {
      place += step;
      stories++;
    }
    assertTrue(place > FEWEST_PLACES, fault + " can happen at " + place + " places only");
    // units lost to a race are repeated, and settling logs what befalls one batch and goes on with the next
    assertTrue(fault == Fault.DEADLOCK ? seen == 0 : seen > 0 && seen < stories,
        fault + " was seen " + seen + " times");
    assertEquals(List.of(), broken(true));
  }

  private List<String> broken(boolean atTheEnd) throws SQLException {
    try (Connection rows = database.connect()) {
      return atTheEnd ? RowLaws.brokenAtTheEnd(rows) : RowLaws.broken(rows);
    }
  }

  /** Whoever has something to do does it again until it is acknowledged. */
  private final class Story {
    private final String name;
    private final String request;
    private final Deque<Delivery> undelivered = new ArrayDeque<>();
    private Optional<JobId> job = Optional.empty();
    private boolean swarm;

    Story(Fault fault, int n) {
      name = fault + "-" + n;
      request = RequestEdit.of("batch-2t1w1s.json").replace("/batch_id", String.valueOf(n)).json();
      faults.arm(fault, n);
    }

    boolean struck() throws SQLException {
      for (int round = 0; !isOver(); round++) {
        assertTrue(round < MOST_ROUNDS, name + " does not end");
        attempt(world::announce);
        attempt(this::submit);
        attempt(this::submitSwarm);
        attempt(world.engine.sweeping()::often);
        attempt(world.engine.preparation()::prepareWaiting);
        for (int i = 0; i < 4; i++) {
          attempt(this::work);
        }
        attempt(world.engine.settling()::sweep);
        world.clock.pass(Duration.ofSeconds(20));
      }
      return !faults.disarm();
    }

    private void attempt(Runnable step) throws SQLException {
      try {
        step.run();
      } catch (DatabaseFault fault) {
        seen++;
        assertEquals(List.of(), broken(false), name);
      }
    }

    private void submit() {
      if (job.isEmpty()) {
        job = Optional.of(((Submitted) world.engine.submission().submit(RequestEdit.parse(request).read())).job());
      }
    }

    private void submitSwarm() {
      if (!swarm) {
        SwarmOutcome outcome = world.engine.swarm().submit(EngineWorld.swarmWithoutWitness(name, 9));
        swarm = outcome instanceof SwarmOutcome.Submitted || outcome instanceof SwarmOutcome.AlreadySubmitted;
      }
    }

    private void work() {
      if (undelivered.isEmpty() && world.engine.coordinator().claimNext(EngineWorld.ONE) instanceof Claimed claimed) {
        undelivered.add(world.proof(EngineWorld.ONE, claimed.claim()));
      }
      if (!undelivered.isEmpty()) {
        world.deliver(undelivered.peek());
        undelivered.remove();
      }
    }

    private boolean isOver() {
      return job.isPresent() && swarm
          && soundRows.jobs().find(job.get()).orElseThrow().state() == ProofJobState.COMPLETED
          && soundRows.batches().named(BatchOrigin.SWARM, name).orElseThrow().state() == BatchState.COMPLETED;
    }
  }

  /** A chain that is never sent two different transactions for one proof. */
  private static final class Chain implements Settler {
    private final MockSettler mock = new MockSettler();
    private final Map<String, byte[]> sent = new HashMap<>();

    @Override
    public SigningOutcome sign(ChunkProof proof) {
      return mock.sign(proof);
    }

    @Override
    public SettlingOutcome send(SignedTransaction transaction) {
      byte[] before = sent.putIfAbsent(transaction.signature(), transaction.bytes());
      assertTrue(before == null || Arrays.equals(before, transaction.bytes()));
      return mock.send(transaction);
    }
  }
}
