package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.SwarmRequests;
import jakarta.json.JsonObject;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills the process at random moments of running batches. {@code -Dforge.crashes=N} says how many, 10 by default. */
@Tag("full")
class CrashIT {
  private static final int LONGEST_MOMENT_MS = 4000;
  private static final long PATIENCE_NS = 120_000_000_000L;

  @Test
  void aBatchWhoseServerIsKilledCompletesAndEachChunkIsAcceptedOnce() throws Exception {
    long seed = Long.getLong("forge.seed", 70);
    int crashes = Integer.getInteger("forge.crashes", 10);
    var random = new Random(seed);
    RunningServer server = RunningServer.start(
        Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "700", "CHUNK_SIZE", "8", "MAX_CONCURRENT_JOBS", "2"));
    try {
      for (int i = 0; i < crashes; i++) {
        String batch = "crash-" + i;
        var answer = server.post("/batch/submit", SwarmRequests.ofBatch(batch, "batch-40t.json"));
        assertEquals(200, answer.statusCode(), answer.body());
        int moment = random.nextInt(LONGEST_MOMENT_MS);
        Thread.sleep(moment);
        server.kill();
        server.startAgain();
        JsonObject status = awaitEnd(server, batch);
        String where = "seed " + seed + ", crash " + i + " after " + moment + " ms: " + status;
        assertEquals("completed", status.getString("state"), where);
        assertEquals(status.getInt("chunks_total"), status.getInt("chunks_proved"), where);
      }
      assertTrue(server.stop(), "it was asked to stop");
      assertRowsAreInOrder(server);
    } finally {
      server.close();
    }
  }

  private static JsonObject awaitEnd(RunningServer server, String batch) throws Exception {
    long end = System.nanoTime() + PATIENCE_NS;
    while (true) {
      JsonObject status = CoreClient.object(server.get("/batch/" + batch + "/status").body()).getJsonObject("data");
      String state = status.getString("state");
      if (state.equals("completed") || state.equals("failed") || System.nanoTime() > end) {
        return status;
      }
      Thread.sleep(100);
    }
  }

  private static void assertRowsAreInOrder(RunningServer server) throws Exception {
    String url = "jdbc:h2:file:" + server.home().database() + ";IFEXISTS=TRUE";
    try (var connection = DriverManager.getConnection(url, "sa", ""); var statement = connection.createStatement()) {
      for (String wrong : new String[] {
          "select count(*) from chunk where state <> 'PROVED'",
          "select count(*) from chunk where lease_token is not null",
          "select count(*) from attempt where state = 'RUNNING'",
          "select count(*) from (select entity_id from audit where entity = 'chunk' and to_state = 'proved' "
              + "group by entity_id having count(*) <> 1)"}) {
        try (var rows = statement.executeQuery(wrong)) {
          assertTrue(rows.next());
          assertEquals(0, rows.getLong(1), wrong);
        }
      }
    }
  }
}
