package dev.forge.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.fixtures.Acknowledged;
import dev.forge.fixtures.Acknowledged.Kind;
import dev.forge.fixtures.DatabaseFile;
import dev.forge.fixtures.KillableCoordinator;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.launch.ForgeHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the coordinator's process within 5 ms after it acknowledged a submission or a result, while other clients go on, and
 * compares what each client was told with what the next process knows. A kill that came later than that is looked at too,
 * but not counted. With everything there are 200 kills, or {@code -Dforge.kills=N}; {@code -Dforge.seed=N} says which.
 */
class KilledCoordinatorTest {
  private static final long LATEST_NS = 5_000_000;
  private static final long LONGEST_PAUSE_NS = 3_000_000;
  private static final int LOOK_EVERY = 20;
  private static final int WORTH_TRAINING = 10;
  private static final int MOST_ACKNOWLEDGED = 6;

  private final long seed = Long.getLong("forge.seed", 7020);
  private final Acknowledged all = new Acknowledged();
  private final ConcurrentLinkedQueue<String> undelivered = new ConcurrentLinkedQueue<>();
  private final AtomicLong batchNumber = new AtomicLong();
  private final List<Long> killedAfter = new ArrayList<>();
  private final Map<Kind, Integer> killsAfter = new EnumMap<>(Kind.class);
  private final List<Long> startedIn = new ArrayList<>();

  @TempDir
  private Path home;

  @Test
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    kill(3);
  }

  @Test
  @Tag("full")
  void whatWasAcknowledgedIsThereAfterTwoHundredKills() throws Exception {
    kill(Integer.getInteger("forge.kills", 200));
  }

  private void kill(int kills) throws Exception {
    Files.createDirectories(new ForgeHome(home).database().getParent());
    DatabaseFile file = new DatabaseFile(new ForgeHome(home).database());
    int late = 0;
    try (KillableCoordinator coordinator = new KillableCoordinator(home)) {
      if (kills >= WORTH_TRAINING) {
        coordinator.train();
      }
      start(coordinator);
      for (int round = 0; killedAfter.size() < kills; round++) {
        Round now = new Round(coordinator, new Random(seed * 1_000_003 + round));
        late += now.killInTime() ? 0 : 1;
        coordinator.awaitEnd();
        if (killedAfter.size() % LOOK_EVERY == 0) {
          assertEquals(List.of(), file.faults(), now::toString);
          assertEquals(List.of(), file.look(RowLaws::broken), now::toString);
          System.out.println(now);
        }
        start(coordinator);
        assertEquals(List.of(), now.acknowledged.missing(in(coordinator)), now::toString);
        all.addAll(now.acknowledged);
      }
      finish(coordinator);
      assertEquals(List.of(), all.missing(in(coordinator)), "seed " + seed);
    }
    assertEquals(List.of(), file.faults(), "seed " + seed);
    assertEquals(List.of(), file.look(RowLaws::brokenAtTheEnd), "seed " + seed);
    report(late);
    if (kills >= WORTH_TRAINING) {
      assertEquals(EnumSet.allOf(Kind.class), killsAfter.keySet(), "after each kind of acknowledgement");
    }
  }

  private static Acknowledged.Lookup in(KillableCoordinator coordinator) {
    return (kind, id, expected) -> switch (kind) {
      case JOB -> !coordinator.ask("/job", id).isEmpty() && coordinator.ask("/v2/batch/prove", expected).equals(id);
      case BATCH -> !coordinator.ask("/swarm", id).isEmpty();
      case PROOF -> coordinator.ask("/proof", id).equals(expected);
    };
  }

  private void start(KillableCoordinator coordinator) throws IOException {
    long begun = System.nanoTime();
    coordinator.start();
    startedIn.add(System.nanoTime() - begun);
  }

  /** All that is left is proved and settled. */
  private void finish(KillableCoordinator coordinator) throws Exception {
    Acknowledged last = new Acknowledged();
    long end = System.nanoTime() + 120_000_000_000L;
    while (!coordinator.ask("/live", "").equals("0")) {
      deliverOne(coordinator, last);
      if (System.nanoTime() > end) {
        throw new AssertionError("seed " + seed + ": " + coordinator.ask("/live", "") + " batches do not end");
      }
    }
    all.addAll(last);
  }

  /** Takes a result that was not acknowledged yet, or a new one, to the coordinator; returns whether there was one. */
  private boolean deliverOne(KillableCoordinator coordinator, Acknowledged ledger) throws Exception {
    String result = undelivered.poll();
    if (result == null) {
      result = coordinator.ask("/claim", "");
    }
    if (result.isEmpty()) {
      return false;
    }
    boolean told = false;
    try {
      String outcome = coordinator.ask("/deliver", result);
      told = true;
      if (!outcome.equals("Accepted") && !outcome.equals("AlreadyProved")) {
        throw new AssertionError("seed " + seed + ": " + outcome + " of " + result);
      }
    } finally {
      if (!told) {
        undelivered.add(result); // a worker keeps its result until somebody has it
      }
    }
    String[] parts = result.split(" ");
    ledger.add(Kind.PROOF, parts[0], parts[3]);
    return true;
  }

  private void report(int late) {
    Collections.sort(killedAfter);
    Collections.sort(startedIn);
    System.out.printf(
        "seed %d: %d kills, after %s, the latest %.1f ms after the acknowledgement (%d further kills came later); %d jobs, "
            + "%d batches and %d proofs acknowledged, none lost; started again in %.2f s (median), %.2f s (longest)%n",
        seed, killedAfter.size(), killsAfter, killedAfter.getLast() / 1e6, late, all.count(Kind.JOB),
        all.count(Kind.BATCH),
        all.count(Kind.PROOF), startedIn.get(startedIn.size() / 2) / 1e9, startedIn.getLast() / 1e9);
  }

  /** Three clients until one of them kills the process. */
  private final class Round {
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final KillableCoordinator coordinator;
    private final Kind kind;
    private final int after;
    private final long pauseNs;
    private volatile long tookNs;

    Round(KillableCoordinator coordinator, Random random) {
      this.coordinator = coordinator;
      kind = Kind.values()[random.nextInt(Kind.values().length)];
      after = 1 + random.nextInt(MOST_ACKNOWLEDGED);
      pauseNs = random.nextLong(LONGEST_PAUSE_NS);
    }

    boolean killInTime() throws Exception {
      try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
        List<Future<?>> running = List.of(
            clients.submit(() -> untilKilled(this::submitJob)),
            clients.submit(() -> untilKilled(this::submitBatch)),
            clients.submit(() -> untilKilled(this::deliver)));
        for (Future<?> client : running) {
          client.get();
        }
      }
      boolean inTime = tookNs <= LATEST_NS;
      if (inTime) {
        killedAfter.add(tookNs);
        killsAfter.merge(kind, 1, Integer::sum);
      }
      return inTime;
    }

    private interface Step {
      void run() throws Exception;
    }

    private Void untilKilled(Step step) throws Exception {
      while (!killed.get()) {
        try {
          step.run();
        } catch (IOException e) {
          if (!killed.get()) {
            throw new AssertionError("the coordinator is gone, though nobody killed it: " + this, e);
          }
        }
      }
      return null;
    }

    private void submitJob() throws Exception {
      boolean large = batchNumber.get() % 4 == 3;
      String request = RequestEdit.of(large ? "batch-40t.json" : "batch-1t.json")
          .replace("/batch_id", String.valueOf(batchNumber.incrementAndGet())).json();
      String chunked = large ? request.replaceFirst("\\{", "{\"chunked\":true,\"settle\":true,") : request;
      acknowledge(Kind.JOB, coordinator.ask("/v2/batch/prove", chunked), chunked);
    }

    private void submitBatch() throws Exception {
      String id = "swarm-" + batchNumber.incrementAndGet();
      acknowledge(Kind.BATCH, coordinator.ask("/batch/submit", SwarmRequests.withoutWitness(id, 20)), "");
    }

    private void deliver() throws Exception {
      int before = acknowledged.count(Kind.PROOF);
      if (deliverOne(coordinator, acknowledged)) {
        killIfTime(Kind.PROOF, before + 1);
      } else {
        LockSupport.parkNanos(1_000_000);
      }
    }

    private void acknowledge(Kind what, String id, String expected) {
      killIfTime(what, acknowledged.add(what, id, expected));
    }

    private void killIfTime(Kind what, int count) {
      if (what == kind && count == after && killed.compareAndSet(false, true)) {
        long begun = System.nanoTime();
        LockSupport.parkNanos(pauseNs);
        coordinator.kill();
        tookNs = System.nanoTime() - begun;
      }
    }

    @Override
    public String toString() {
      return "seed " + seed + ": killed " + pauseNs + " ns after " + kind + " " + after + ", kill "
          + killedAfter.size();
    }
  }
}
