package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server has around its API. */
class ServerPlatformIT {
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = SharedServer.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/started", "/health/live", "/health/ready"})
  void itSaysThatItIsWell(String path) throws Exception {
    var answer = server.get(path);
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"UP\""), answer.body());
  }

  @Test
  void readyMeansSchemaDatabaseAndMessaging() throws Exception {
    String health = server.get("/health/started").body() + server.get("/health/ready").body();
    for (String check : new String[] {"schema", "database", "messaging", "auditor"}) {
      assertTrue(health.contains("\"" + check + "\""), health);
    }
  }

  @Test
  void theDocumentOfTheApiIsServedWithItsPage() throws Exception {
    assertTrue(server.get("/openapi").body().startsWith("---\nopenapi: 3.1"), server.get("/openapi").body());
    assertEquals(200, server.get("/openapi/ui/").statusCode());
  }

  @Test
  void metricsAreServed() throws Exception {
    var answer = server.getSecurely("/metrics");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("forge_chunks"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"forge_chunks{", "forge_batches{", "forge_workers{", "forge_oldest_waiting_chunk_seconds",
      "forge_disk_free_bytes",
      "forge_waiting_seconds", "forge_proving_seconds", "forge_verifying_seconds", "forge_attempts_total",
      "forge_claims_total", "forge_deliveries_total", "forge_proofs_total", "forge_expired_leases_total",
      "forge_rejected_proofs_total", "forge_failed_attempts_total", "forge_settlements_total"})
  void eachMetricIsThereOnceABatchWasProvedAndSettled(String metric) throws Exception {
    String request = Vectors.json("batch-1t.json").getJsonObject("request").toString();
    CoreClient client = new CoreClient(server);
    String job = client.submit(request.replaceFirst("\\{", "{\"settle\":true,"));
    assertEquals("completed", client.awaitState(job, "completed"));
    assertTrue(settlement(job).contains("\"state\":\"settled\""));
    String metrics = server.getSecurely("/metrics").body();
    assertTrue(metrics.contains(metric), metric + " is not in\n" + metrics);
  }

  /** The settlement's own events up to its end. */
  private static String settlement(String job) throws Exception {
    var stream = server.get("/v2/batch/" + job + "/settlement");
    assertTrue(stream.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
    assertTrue(stream.body().contains("event: settlement"), stream.body());
    return stream.body();
  }

  @Test
  void noErrorIsInTheLogOfTheStart() throws Exception {
    var errors = server.log().lines().filter(line -> line.matches(".* E (CWW|SRVE|J2CA|Forge).*")).toList();
    assertEquals("", String.join("\n", errors));
  }

  @Test
  void noPasswordIsInTheLog() throws Exception {
    assertFalse(server.log().contains("chosen for this test"));
  }
}
