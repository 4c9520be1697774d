package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Acknowledged;
import dev.forge.fixtures.Acknowledged.Kind;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.SwarmRequests;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills the whole server within 5 ms after it answered a submission, and looks for all it ever acknowledged after each start.
 * {@code -Dforge.serverKills=N} says how often, {@code -Dforge.seed=N} when.
 */
@Tag("full")
class KilledServerIT {
  private static final long LATEST_NS = 5_000_000;
  private static final long LONGEST_PAUSE_NS = 2_500_000;
  private static final int MOST_SUBMISSIONS = 6;

  private final long seed = Long.getLong("forge.seed", 70);
  private final int kills = Integer.getInteger("forge.serverKills", 3);
  private final Random random = new Random(seed);
  private final Acknowledged ledger = new Acknowledged();
  private int number;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
    RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "300"));
    try {
      int inTime = 0;
      for (int round = 0; inTime < kills; round++) {
        assertTrue(round < 2 * kills, "seed " + seed + ": too many kills come late");
        inTime += killedInTime(server) ? 1 : 0;
        assertEquals(List.of(), server.database().look(RowLaws::broken), "seed " + seed);
        server.startAgain();
        assertEquals(List.of(), missing(server), "seed " + seed + ", round " + round);
      }
      assertTrue(server.stop(), "it was asked to stop");
      assertEquals(List.of(), server.database().faults(), "seed " + seed);
      System.out.printf("seed %d: %d kills of the server; %d jobs and %d batches acknowledged, none lost%n", seed,
          inTime,
          ledger.count(Kind.JOB), ledger.count(Kind.BATCH));
    } finally {
      server.close();
    }
  }

  private boolean killedInTime(RunningServer server) throws Exception {
    ProcessHandle process = server.handle();
    int submissions = 1 + random.nextInt(MOST_SUBMISSIONS);
    for (int i = 0; i < submissions; i++) {
      if (random.nextBoolean()) {
        String request = job();
        ledger.add(Kind.JOB, new CoreClient(server).submit(request), request);
      } else {
        String id = "killed-" + number++;
        var answer = server.post("/batch/submit", SwarmRequests.withoutWitness(id, 5));
        assertEquals(200, answer.statusCode(), answer.body());
        ledger.add(Kind.BATCH, id, "");
      }
    }
    long answered = System.nanoTime();
    LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NS));
    process.destroyForcibly();
    long took = System.nanoTime() - answered;
    process.onExit().get(30, TimeUnit.SECONDS);
    return took <= LATEST_NS;
  }

  /** What was acknowledged and is not there; a job is there if the same request is answered by the same number. */
  private List<String> missing(RunningServer server) throws Exception {
    return ledger.missing((kind, id, expected) -> kind == Kind.JOB
        ? new CoreClient(server).submit(expected).equals(id)
        : server.get("/batch/" + id + "/status").statusCode() == 200);
  }

  private String job() {
    return RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(5000 + number++)).json();
  }
}
