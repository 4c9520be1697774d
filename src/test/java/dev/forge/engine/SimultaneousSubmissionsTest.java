package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.batch.lifecycle.BatchPolicy;
import dev.forge.batch.lifecycle.SwarmOutcome;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.EngineWorld;
import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.RequestEdit;
import dev.forge.job.SubmissionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many clients submit at the same moment. */
class SimultaneousSubmissionsTest {
  private static final int CLIENTS = 12;

  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  @Test
  void theSameRequestOfManyIsOneJob() throws Exception {
    EngineWorld world = EngineWorld.mocked(database.groupedRows(), Policies.DEFAULT);
    var outcomes = atOnce(_ -> world.engine.submission().submit(Batches.request("batch-1t.json")));
    var jobs = outcomes.stream().map(SubmissionOutcome.Submitted.class::cast).toList();
    assertEquals(1, jobs.stream().map(SubmissionOutcome.Submitted::job).distinct().count(), jobs::toString);
    assertEquals(1, jobs.stream().filter(SubmissionOutcome.Submitted::isNew).count(), jobs::toString);
    assertEquals(1, world.rows.batches().live());
  }

  @Test
  void theSameSwarmBatchOfManyIsOneBatch() throws Exception {
    EngineWorld world = EngineWorld.mocked(database.groupedRows(), Policies.DEFAULT);
    var outcomes = atOnce(_ -> world.engine.swarm().submit(EngineWorld.swarmWithoutWitness("one", 9)));
    assertEquals(1, outcomes.stream().filter(SwarmOutcome.Submitted.class::isInstance).count(), outcomes::toString);
    assertEquals(CLIENTS - 1, outcomes.stream().filter(SwarmOutcome.AlreadySubmitted.class::isInstance).count(),
        outcomes::toString);
    assertEquals(1, world.rows.batches().live());
  }

  @Test
  void noMoreAreTakenInThanMayWaitHoweverManyComeAtOnce() throws Exception {
    Policies few = Policies.DEFAULT.with(BatchPolicy.DEFAULT.withMostLive(4));
    EngineWorld world = EngineWorld.mocked(database.groupedRows(), few);
    var outcomes = atOnce(i -> world.engine.submission()
        .submit(RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(i + 1)).read()));
    assertEquals(4, outcomes.stream().filter(SubmissionOutcome.Submitted.class::isInstance).count(),
        outcomes::toString);
    assertEquals(4, world.rows.batches().live());
    world.engine.preparation().prepareWaiting();
    world.proveAll();
    assertInstanceOf(SubmissionOutcome.Submitted.class,
        world.engine.submission().submit(RequestEdit.of("batch-1t.json").replace("/batch_id", "99").read()));
  }

  private static <T> List<T> atOnce(IntFunction<T> submission) throws Exception {
    CyclicBarrier together = new CyclicBarrier(CLIENTS);
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        running.add(clients.submit(() -> {
          together.await();
          return submission.apply(client);
        }));
      }
      List<T> outcomes = new ArrayList<>();
      for (Future<T> outcome : running) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    }
  }
}
