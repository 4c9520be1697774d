package dev.forge.api.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.engine.Policies;
import dev.forge.fixtures.EngineWorld;
import dev.forge.job.JobId;
import dev.forge.ledger.Actor;
import dev.forge.storage.memory.MemoryRows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What one subscriber is told of a job. */
class EventStreamTest {
  private static final String FILE = "batch-1t.json";

  private final EngineWorld world = EngineWorld.mocked(new MemoryRows(), Policies.DEFAULT);
  private final EventStream stream =
      new EventStream(world.engine.jobs(), world.engine.events(), Duration.ofMillis(20));

  @Test
  void whoComesLateIsToldTheStatusAndTheEnd() throws Exception {
    JobId job = proved();
    Subscriber late = told(job, OptionalLong.empty());
    assertEquals(List.of("- status completed", lastId(job) + " completed"), late.told);
    assertInstanceOf(ProofData.class, late.data.getLast());
  }

  @Test
  void whoResumesIsToldAllThatHeMissed() throws Exception {
    JobId job = proved();
    Subscriber all = told(job, OptionalLong.of(0));
    List<String> events = all.told.subList(1, all.told.size());
    assertEquals("1 status pending", events.getFirst());
    assertEquals(lastId(job) + " completed", events.getLast());
    for (int seen = 0; seen < events.size(); seen++) {
      Subscriber resumed = told(job, OptionalLong.of(seen));
      assertEquals(events.subList(seen, events.size()), resumed.told.subList(1, resumed.told.size()), "behind " + seen);
    }
  }

  @Test
  void whoHasTheEndAlreadyIsToldItAgain() throws Exception {
    JobId job = proved();
    for (long behind : new long[] {world.job(job).lastEventId(), 1_000_000}) {
      assertEquals(List.of("- status completed", lastId(job) + " completed"), told(job, OptionalLong.of(behind)).told);
    }
  }

  @Test
  void whoIsThereFromTheBeginningIsToldEachEventOnce() throws Exception {
    JobId job = world.submit(FILE);
    Subscriber subscriber = new Subscriber(() -> {
      world.engine.preparation().prepareWaiting();
      world.proveAll();
    });
    stream.tell(job, OptionalLong.empty(), subscriber);
    assertEquals("- status pending", subscriber.told.getFirst());
    assertEquals(told(job, OptionalLong.of(1)).told.stream().skip(1).toList(),
        subscriber.told.stream().skip(1).filter(event -> !event.equals("ping")).toList());
  }

  @Test
  void silenceIsBrokenByPings() throws Exception {
    JobId job = world.submit(FILE);
    Subscriber subscriber = new Subscriber(() -> {});
    subscriber.leavesAfterPings = 2;
    stream.tell(job, OptionalLong.empty(), subscriber);
    assertEquals(List.of("- status pending", "ping", "ping"), subscriber.told);
  }

  @Test
  void aCancelledJobEndsWithFailed() throws Exception {
    JobId job = world.submit(FILE);
    world.engine.cancellation().cancel(job, Actor.API);
    Subscriber late = told(job, OptionalLong.empty());
    assertEquals(List.of("- status cancelled", lastId(job) + " failed"), late.told);
    assertEquals(new FailedData("failed", job.value(), "cancelled"), late.data.getLast());
  }

  private JobId proved() {
    JobId job = world.prepared(FILE);
    world.proveAll();
    return job;
  }

  private String lastId(JobId job) {
    return String.valueOf(world.job(job).lastEventId());
  }

  private Subscriber told(JobId job, OptionalLong behind) throws IOException, InterruptedException {
    Subscriber subscriber = new Subscriber(() -> {});
    stream.tell(job, behind, subscriber);
    return subscriber;
  }

  /** Writes down what it is told: id or -, name, and the state where there is one. */
  private static final class Subscriber implements EventChannel {
    private final List<String> told = new ArrayList<>();
    private final List<Record> data = new ArrayList<>();
    private final Runnable afterTheFirst;
    private int leavesAfterPings = Integer.MAX_VALUE;

    private Subscriber(Runnable afterTheFirst) {
      this.afterTheFirst = afterTheFirst;
    }

    @Override
    public boolean isOpen() {
      return told.stream().filter("ping"::equals).count() < leavesAfterPings;
    }

    @Override
    public void send(OptionalLong id, String name, Record event) {
      String state = event instanceof StatusData status ? " " + status.state() : "";
      told.add((id.isPresent() ? id.getAsLong() : "-") + " " + name + state);
      data.add(event);
      if (told.size() == 1) {
        afterTheFirst.run();
      }
    }

    @Override
    public void ping() {
      told.add("ping");
    }
  }
}
