package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import dev.forge.server.SharedServer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether a batch is settled, as it and its server say. */
class SettlementChoiceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static ApiClient mocked;

  @BeforeAll
  static void start() throws Exception {
    mocked = new ApiClient(SharedServer.get());
  }

  private static String swarm(String id, String settle) {
    return SwarmRequests.settled(SwarmRequests.withoutWitness(id, 2), settle);
  }

  private static String core(int batch, String settle) {
    return RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(batch)).json()
        .replaceFirst("\\{", "{\"settle\":" + settle + ",");
  }

  private static JsonObject ended(ApiClient client, String path, String ends) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    Answer answer = client.get(path);
    while (!state(answer).matches(ends) && Instant.now().isBefore(end)) {
      Thread.sleep(Duration.ofMillis(100));
      answer = client.get(path);
    }
    return answer.data();
  }

  /** Of a batch or its settlement; the code of the error where there is none yet. */
  private static String state(Answer answer) {
    return answer.body().containsKey("data") ? answer.data().getString("state") : answer.body().getString("code");
  }

  @Test
  void aSwarmBatchMaySayThatItIsSettledOrNot() throws Exception {
    mocked.post("/batch/submit", swarm("choice no", "false")).data();
    mocked.post("/batch/submit", swarm("choice yes", "true")).data();
    JsonObject without = ended(mocked, "/batch/choice%20no/status", "completed|failed");
    assertEquals("completed", without.getString("state"));
    assertTrue(without.isNull("settlement") && without.isNull("settled_at"), without.toString());
    JsonObject with = ended(mocked, "/batch/choice%20yes/status", "completed|failed");
    assertEquals("completed", with.getString("state"));
    assertTrue(with.getJsonObject("settlement").getBoolean("all_verified"), with.toString());
    assertTrue(!with.isNull("settled_at"), with.toString());
  }

  @Test
  void whatIsNeitherTrueNorFalseIsRefused() {
    for (String value : new String[] {"1", "\"yes\"", "null"}) {
      Answer answer = mocked.post("/batch/submit", swarm("choice odd", value));
      assertEquals("400 MALFORMED_REQUEST /batch/settle", answer.error() + " " + answer.field());
    }
  }

  @Test
  void aJobIsSettledWhereItAsksForIt() throws Exception {
    String job = mocked.submit(core(7100, "true"));
    assertEquals("completed", mocked.events(job, Optional.empty()).getLast().name());
    JsonObject settlement = ended(mocked, "/v2/batch/" + job + "/settlement", "settled|failed");
    assertEquals("settled", settlement.getString("state"));
    assertTrue(settlement.getBoolean("all_verified"), settlement.toString());
    assertEquals(job, settlement.getString("batch_id"));
    assertTrue(settlement.getJsonArray("settlements").getJsonObject(0).getString("tx_signature").startsWith("mock_"));
    assertEquals(settlement, mocked.get("/v2/batch/" + job + "/proof").data().getJsonObject("settlement"));
    assertEquals(settlement, mocked.get("/v2/batch/" + job + "/status").data().getJsonObject("settlement"));
    assertEquals("409 INVALID_STATE", mocked.post("/batch/" + job + "/settle", "").error());

    String other = mocked.submit(core(7100, "false"));
    assertEquals("completed", mocked.events(other, Optional.empty()).getLast().name());
    assertEquals("404 NOT_FOUND", mocked.get("/v2/batch/" + other + "/settlement").error());
    assertTrue(!mocked.get("/v2/batch/" + other + "/proof").data().containsKey("settlement"));
  }

  @Test
  void whereSettlementIsOffWhoAsksForItIsRefusedAndNobodyElse() throws Exception {
    RunningServer server =
        RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0", "SETTLEMENT", "off"));
    try {
      ApiClient client = new ApiClient(server);
      Answer job = client.post("/v2/batch/prove", core(1, "true"));
      assertEquals("422 INVALID_FIELD /settle", job.error() + " " + job.field());
      assertTrue(job.body().toString().contains("settlement is off on this server"), job.body().toString());
      Answer batch = client.post("/batch/submit", swarm("off", "true"));
      assertEquals("422 INVALID_FIELD /batch/settle", batch.error() + " " + batch.field());
      assertEquals("404 NOT_FOUND", client.get("/batch/off/status").error(), "nothing of it is kept");
      client.post("/batch/submit", swarm("off", "false")).data();
      client.post("/batch/submit", SwarmRequests.withoutWitness("silent", 2)).data();
      for (String id : new String[] {"off", "silent"}) {
        JsonObject status = ended(client, "/batch/" + id + "/status", "completed|failed");
        assertEquals("completed", status.getString("state"));
        assertTrue(status.isNull("settlement"), status.toString());
        assertEquals("409 INVALID_STATE", client.post("/batch/" + id + "/settle", "").error());
      }
      assertEquals("completed", client.events(client.submit(core(1, "false")), Optional.empty()).getLast().name());
    } finally {
      server.close();
    }
  }
}
