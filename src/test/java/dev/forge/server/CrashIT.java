package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.SwarmRequests;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills the server with {@code kill -9} at seeded moments of running batches of 40 transfers, and starts it again.
 * {@code -Dforge.crashes=N} says how often with the mock prover, {@code -Dforge.seed=N} when, and
 * {@code -Dforge.realTransfers=N} how many of the transfers are really proved in the last crash.
 */
@Tag("full")
class CrashIT {
  private static final long PATIENCE_NS = 120_000_000_000L;
  private static final int DELAY_MS = 300;
  /** A server that only pretends to prove is ready sooner without the optimizing compiler. */
  private static final String SOONER_READY = "-XX:TieredStopAtLevel=1";
  private static final Set<String> ENDED = Set.of("completed", "failed");

  private final long seed = Long.getLong("forge.seed", 70);
  private final List<String> jobs = new ArrayList<>();
  private final List<Long> untilReady = new ArrayList<>();
  private final List<Long> untilCompleted = new ArrayList<>();

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void aBatchWhoseServerIsKilledCompletesAndEachChunkIsAcceptedOnce() throws Exception {
    int crashes = Integer.getInteger("forge.crashes", 10);
    Random random = new Random(seed);
    RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "" + DELAY_MS,
        "CHUNK_SIZE", "8", "MAX_CONCURRENT_JOBS", "2", "JVM_ARGS", SOONER_READY));
    try {
      for (int i = 0; i < crashes; i++) {
        crash(server, "crash-" + i, SwarmRequests.ofBatch("crash-" + i, "batch-40t.json"), Optional.of(chunkedJob(i)),
            List.of(CrashMoment.number(i, random, 5, DELAY_MS)));
      }
      end(server);
    } finally {
      server.close();
    }
  }

  /** Chunks of one transfer each in the smallest circuit. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void aBatchOfRealProofsCompletesToo() throws Exception {
    int transfers = Integer.getInteger("forge.realTransfers", 40);
    Random random = new Random(seed);
    RunningServer server = RunningServer.prepare(
        Map.of("CHUNK_SIZE", "1", "MAX_CONCURRENT_JOBS", "1", "FORGE_HEAP", "3g")).withKeptKeys();
    try {
      server.startAgain();
      crash(server, "real", SwarmRequests.ofFirst(transfers, "real", "batch-40t.json"), Optional.empty(),
          List.of(new CrashMoment("real proving", List.of("proving"), transfers / 4 + random.nextInt(transfers / 2),
              random.nextInt(800))));
      end(server);
    } finally {
      server.close();
    }
  }

  private static String chunkedJob(int i) {
    return RequestEdit.of("batch-40t.json").replace("/batch_id", String.valueOf(1000 + i)).json()
        .replaceFirst("\\{", "{\"chunked\":true,\"settle\":true,");
  }

  private void crash(RunningServer server, String batch, String swarmRequest, Optional<String> coreRequest,
      List<CrashMoment> moments) throws Exception {
    List<EventFollower> followers = new ArrayList<>();
    if (coreRequest.isPresent()) {
      jobs.add(new CoreClient(server).submit(coreRequest.get()));
      followers.add(EventFollower.of(server, jobs.getLast()));
    }
    var answer = server.post("/batch/submit", swarmRequest);
    assertEquals(200, answer.statusCode(), answer.body());
    long killed = 0;
    for (CrashMoment moment : moments) {
      moment.await(server, batch);
      server.kill();
      killed = System.nanoTime();
      System.out.println("seed " + seed + ", " + batch + ": killed " + moment + "; left "
          + server.database().look(rows -> left(rows, batch)));
      assertEquals(List.of(), server.database().look(RowLaws::broken), () -> "seed " + seed + ", " + moment);
      server.startAgain();
      untilReady.add(System.nanoTime() - killed);
    }
    JsonObject status = CrashMoment.await(server, batch, now -> ENDED.contains(now.getString("state")));
    untilCompleted.add(System.nanoTime() - killed);
    String where = "seed " + seed + ", " + moments + ": " + status;
    assertEquals("completed", status.getString("state"), where);
    assertEquals(status.getInt("chunks_total"), status.getInt("chunks_proved"), where);
    assertTrue(status.getJsonObject("settlement").getBoolean("all_verified"), where);
    for (EventFollower follower : followers) {
      EventFollower.Story story = follower.story();
      assertEquals(LongStream.rangeClosed(1, story.ids().size()).boxed().toList(), story.ids(), where);
      assertEquals("completed", story.lastEvent(), where);
    }
  }

  private void end(RunningServer server) throws Exception {
    for (String job : jobs) {
      awaitSettled(server, job);
    }
    assertTrue(server.stop(), "it was asked to stop");
    assertEquals(List.of(), server.database().look(RowLaws::brokenAtTheEnd), "seed " + seed);
    assertEquals(List.of(), server.database().faults(), "seed " + seed);
    System.out.printf("seed %d: %d kills; ready again after %s, last batch completed after %s%n", seed,
        untilReady.size(), medianAndWorst(untilReady), medianAndWorst(untilCompleted));
  }

  /** A job of the Core API is completed on its proof; it is settled a little later. */
  private static void awaitSettled(RunningServer server, String job) throws Exception {
    long end = System.nanoTime() + PATIENCE_NS;
    CoreClient client = new CoreClient(server);
    JsonObject status = client.status(job);
    while (!status.getString("message").equals("settled")) {
      assertTrue(System.nanoTime() < end, status::toString);
      Thread.sleep(100);
      status = client.status(job);
    }
  }

  private static String medianAndWorst(List<Long> nanoseconds) {
    Collections.sort(nanoseconds);
    return "%.1f s (median), %.1f s (worst)".formatted(nanoseconds.get(nanoseconds.size() / 2) / 1e9,
        nanoseconds.getLast() / 1e9);
  }

  private static String left(Connection rows, String batch) throws SQLException {
    String query = """
        select b.state, b.chunks_proved, b.chunks_total,
          (select count(*) from chunk c where c.batch = b.id and c.state = 'LEASED'),
          (select listagg(s.state, ',') from settlement s where s.batch = b.id)
        from batch b where b.public_id = ?""";
    try (var statement = rows.prepareStatement(query)) {
      statement.setString(1, batch);
      try (var found = statement.executeQuery()) {
        return found.next() ? "%s, %d of %d chunks proved, %d leased, settlements %s".formatted(found.getString(1),
            found.getInt(2), found.getInt(3), found.getInt(4), found.getString(5)) : "no batch";
      }
    }
  }
}
