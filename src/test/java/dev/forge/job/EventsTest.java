package dev.forge.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.storage.memory.MemoryRows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);

  @Test
  void whatHappenedBeforeIsToldAtOnce() throws InterruptedException {
    JobId job = world.submit("batch-1t.json");
    assertEquals(1, world.engine.events().await(job, 0, Duration.ofHours(1)).size());
    assertTrue(world.engine.events().await(job, 1, Duration.ZERO).isEmpty());
  }

  @Test
  void whoWaitsIsWokenByTheNextEvent() throws Exception {
    JobId job = world.submit("batch-1t.json");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = threads.submit(() -> world.engine.events().await(job, 1, Duration.ofHours(1)));
      world.engine.preparation().prepareWaiting();
      List<JobEvent> told = waiting.get();
      assertEquals(2, told.getFirst().id());
      assertEquals(ProofJobState.PREPARING, told.getFirst().state());
    }
  }

  @Test
  void aReaderWhoResumesGetsTheRestInOrder() {
    JobId job = world.prepared("batch-1t.json");
    world.proveAll();
    assertEquals(List.of(3L, 4L), world.engine.events().after(job, 2).stream().map(JobEvent::id).toList());
    assertTrue(world.engine.events().after(job, 3).getFirst().kind().isLast());
    assertTrue(world.engine.events().after(job, 4).isEmpty());
  }
}
