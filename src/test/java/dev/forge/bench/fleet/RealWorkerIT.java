package dev.forge.bench.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.forge.fixtures.RequestEdit;
import dev.forge.launch.external.NotStartedException;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.RangeChecks;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator and a worker as real processes, with real keys of one circuit. */
@Tag("full")
class RealWorkerIT {
  private static final CircuitId SMALLEST = new CircuitId("batch_1_1_1");

  @TempDir
  private Path keys;

  @Test
  void aWorkerWithKeysOfOneCircuitProvesItsChunksElsewhere() throws Exception {
    Groth16Backend backend = Groth16Backend.onAllCores(new CircuitSource(new CircuitCatalogue()),
        KeyStore.onAllCores(new KeyCache(keys)), RangeChecks.AUTOMATIC);
    backend.verifyingKey(SMALLEST);
    try (LocalFleet fleet = open(); HttpClient http = HttpClient.newHttpClient()) {
      Member coordinator = fleet.addCoordinator();
      coordinator.start();
      fleet.addWorker(1).start();
      URI prove = coordinator.address().resolve("/v2/batch/prove");
      Matcher job = Pattern.compile("pj_[0-9a-f]{32}").matcher(http.send(HttpRequest.newBuilder(prove)
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(RequestEdit.of("batch-1t.json").json())).build(),
          HttpResponse.BodyHandlers.ofString()).body());
      assertTrue(job.find());
      URI proof = coordinator.address().resolve("/v2/batch/" + job.group() + "/proof");
      String answer = "NOT_READY";
      long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
      while (answer.contains("NOT_READY")) {
        assertTrue(System.nanoTime() < end, answer);
        Thread.sleep(250);
        answer = http.send(HttpRequest.newBuilder(proof).build(), HttpResponse.BodyHandlers.ofString()).body();
      }
      assertTrue(answer.contains("\"status\":\"success\""), answer);
      AcceptedRows rows = new AcceptedRows(fleet.database());
      assertEquals(1, rows.accepted());
      assertEquals(List.of(), rows.wrongProofs(backend));
    }
  }

  private LocalFleet open() throws Exception {
    try {
      Path runtime = Path.of(System.getProperty("forge.runtime")).resolve("wlp");
      return LocalFleet.open(new FleetSettings(Path.of(System.getProperty("forge.project")), runtime, keys, "1200m",
          Map.of("WARM_UP", "false")));
    } catch (NotStartedException e) {
      return abort("PostgreSQL cannot be started here: " + e.getMessage());
    }
  }
}
