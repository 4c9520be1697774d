package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.forge.fixtures.RequestEdit;
import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
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
      assertStreamAtTheOther(first, second);
      assertTrue(client.submit(first.address(), SwarmClient.batch("killed", 40 * TRANSACTIONS_OF_A_CHUNK)));
      awaitStatus(client, first.address(), "/batch/killed/status", status -> status.getInt("chunks_proved") >= 5);
      fleet.workers().getFirst().kill();
      awaitStatus(client, first.address(), "/batch/killed/status", status -> status.getInt("chunks_proved") >= 10);
      first.kill();
      JsonObject ended = awaitStatus(client, second.address(), "/batch/killed/status",
          status -> status.getString("state").equals("completed") || status.getString("state").equals("failed"));
      assertEquals("completed", ended.getString("state"), ended::toString);
      AcceptedRows rows = new AcceptedRows(fleet.database());
      assertEquals(40 + 1, rows.accepted());
      assertEquals(0, rows.acceptedTwice());
    }
  }

  /** A coordinator that did not accept a job serves its event stream to the end, and any part of it. */
  private static void assertStreamAtTheOther(Member first, Member second) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String request = RequestEdit.of("batch-1t.json").json();
      String accepted = http.send(HttpRequest.newBuilder(first.address().resolve("/v2/batch/prove"))
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(request)).build(),
          HttpResponse.BodyHandlers.ofString()).body();
      Matcher job = Pattern.compile("pj_[0-9a-f]{32}").matcher(accepted);
      assertTrue(job.find(), accepted);
      List<Long> all = eventIds(http, second, job.group(), 0);
      assertEquals(LongStream.rangeClosed(1, all.size()).boxed().toList(), all);
      assertTrue(all.size() >= 3, all::toString);
      assertEquals(all.subList(2, all.size()), eventIds(http, first, job.group(), 2));
    }
  }

  private static List<Long> eventIds(HttpClient http, Member coordinator, String job, long behind)
      throws IOException, InterruptedException {
    String stream = http.send(HttpRequest.newBuilder(coordinator.address().resolve("/v2/batch/" + job + "/status"))
        .header("Accept", "text/event-stream").header("Last-Event-ID", String.valueOf(behind))
        .timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString()).body();
    assertTrue(stream.contains("completed"), stream);
    return Pattern.compile("(?m)^id: ?(\\d+)$").matcher(stream).results().map(id -> Long.valueOf(id.group(1))).toList();
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
