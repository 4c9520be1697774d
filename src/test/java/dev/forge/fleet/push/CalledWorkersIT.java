package dev.forge.fleet.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.configuration.Role;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A coordinator as a real server that has workers of the old system alone, one of which dies. */
@Tag("full")
class CalledWorkersIT {
  @Test
  void workersOfTheOldSystemProveABatchAlthoughOneDies() throws Exception {
    try (OldWorker one = new OldWorker(2); OldWorker two = new OldWorker(1)) {
      RunningServer server = RunningServer.start(Role.COORDINATOR, Map.of("MOCK_PROVER", "true", "SETTLEMENT", "off",
          "CHUNK_SIZE", "8", "WORKERS", one.address() + "," + two.address()));
      try {
        await(server, "/workers", "\"ready\":2}");
        one.fill();
        var answer = server.post("/batch/submit", SwarmRequests.withoutWitness("old", 8 * 12));
        assertEquals(200, answer.statusCode(), answer.body());
        awaitTrue(() -> one.busyAnswers.get() > 0);
        two.dying = true;
        one.empty();
        await(server, "/batch/old/status", "\"state\":\"completed\"");
        assertTrue(server.get("/workers").body().contains("\"strikes\":0"));
        assertTrue(one.asked.size() >= 1);
      } finally {
        server.close();
      }
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(RunningServer server, String path, String expected) throws Exception {
    awaitTrue(() -> server.get(path).body().contains(expected));
  }

  private static void awaitTrue(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "waited too long");
      Thread.sleep(100);
    }
  }
}
