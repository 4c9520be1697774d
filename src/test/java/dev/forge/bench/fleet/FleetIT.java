package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two coordinators and two workers as real processes over PostgreSQL. */
@Tag("full")
class FleetIT {
  private static final int TRANSACTIONS_OF_A_CHUNK = 8;

  @TempDir
  private Path keys;

  @Test
  void aBatchIsProvedAlthoughAWorkerAndThenACoordinatorAreKilled() throws Exception {
    try (LocalFleet fleet = open(); SwarmClient client = new SwarmClient()) {
      Member first = fleet.addCoordinator();
      Member second = fleet.addCoordinator();
      first.start();
      second.start();
      fleet.addWorker(1).start();
      fleet.addWorker(1).start();
      awaitStatus(client, second.address(), "/workers", workers -> workers.getInt("ready") == 2);
      assertTrue(client.submit(first.address(), SwarmClient.batch("killed", 40 * TRANSACTIONS_OF_A_CHUNK)));
      awaitStatus(client, first.address(), "/batch/killed/status", status -> status.getInt("chunks_proved") >= 5);
      fleet.workers().getFirst().kill();
      awaitStatus(client, first.address(), "/batch/killed/status", status -> status.getInt("chunks_proved") >= 10);
      first.kill();
      JsonObject ended = awaitStatus(client, second.address(), "/batch/killed/status",
          status -> status.getString("state").equals("completed") || status.getString("state").equals("failed"));
      assertEquals("completed", ended.getString("state"), ended::toString);
      AcceptedRows rows = new AcceptedRows(fleet.database());
      assertEquals(40, rows.accepted());
      assertEquals(0, rows.acceptedTwice());
    }
  }

  private LocalFleet open() throws IOException, InterruptedException {
    try {
      Path runtime = Path.of(System.getProperty("forge.runtime")).resolve("wlp");
      return LocalFleet.open(new FleetSettings(Path.of(System.getProperty("forge.project")), runtime, keys, "256m",
          Map.of("MOCK_PROVER", "true", "MOCK_DELAY_MS", "300", "CHUNK_SIZE", "8")));
    } catch (NotStartedException e) {
      return abort("PostgreSQL cannot be started here: " + e.getMessage());
    }
  }

  private interface Condition {
    boolean holds(JsonObject data);
  }

  private static JsonObject awaitStatus(SwarmClient client, URI coordinator, String path, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (true) {
      JsonObject data = client.get(coordinator, path);
      if (condition.holds(data)) {
        return data;
      }
      assertTrue(System.nanoTime() < end, () -> "waited too long: " + data);
      Thread.sleep(50);
    }
  }
}
