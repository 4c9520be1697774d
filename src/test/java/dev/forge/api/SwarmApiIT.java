package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.fixtures.Vectors;
import dev.forge.server.SharedServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The swarm's and the worker's API in a real server, with the mock prover. */
class SwarmApiIT {
  private static final Executor SOON = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private static final int MOST_LOOKS = 300;
  private static final String CHUNK = """
      {"chunk_id":3,"pre_root":"0x05","post_root":"0x06","transactions":[{"sender_pubkey":"0x01","receiver_pubkey":"0x02",
       "amount":7,"signature":"%s","merkle_path":[]}]}""".formatted("ab".repeat(64));

  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    client = new ApiClient(SharedServer.get());
  }

  @Test
  void aBatchWithWitnessesIsExecutedAndProvedInChunks() {
    JsonObject request = Vectors.json("batch-40t.json").getJsonObject("request");
    JsonObject submitted =
        client.post("/batch/submit", SwarmRequests.ofBatch("swarm forty", "batch-40t.json")).data();
    assertEquals("swarm forty", submitted.getString("batch_id"));
    assertEquals(5, submitted.getInt("chunks"));
    assertEquals(1, submitted.getInt("workers_assigned"));
    assertEquals("pending", submitted.getString("status"));
    JsonObject status = ended("swarm%20forty");
    assertEquals(List.of("batch_id", "state", "chunks_total", "chunks_proved", "submitted_at", "proving_started_at",
        "proving_completed_at", "settled_at", "proofs", "settlement", "error"), List.copyOf(status.keySet()));
    assertEquals("completed", status.getString("state"));
    assertEquals(5, status.getInt("chunks_proved"));
    List<JsonObject> proofs = status.getJsonObject("proofs").getJsonArray("proofs").getValuesAs(JsonObject.class);
    assertEquals(hex(request.getString("pre_state_root")), input(proofs.getFirst(), 0));
    assertEquals(hex(request.getString("post_state_root")), input(proofs.getLast(), 1));
    for (int i = 1; i < proofs.size(); i++) {
      assertEquals(input(proofs.get(i - 1), 1), input(proofs.get(i), 0), "chunk " + i);
    }
    JsonObject settlement = status.getJsonObject("settlement");
    assertTrue(settlement.getBoolean("all_verified"), settlement.toString());
    assertEquals(5, settlement.getJsonArray("settlements").size());
  }

  @Test
  void aBatchWithoutWitnessesHasPlaceholderRoots() {
    client.post("/batch/submit", SwarmRequests.withoutWitness("7001", 20)).data();
    JsonObject status = ended("7001");
    assertEquals("completed", status.getString("state"));
    JsonObject first = status.getJsonObject("proofs").getJsonArray("proofs").getJsonObject(0);
    assertEquals("0x" + "0".repeat(62) + "05", input(first, 0));
    assertEquals("0x%064x".formatted(7001), input(first, 6));
  }

  @Test
  void aWitnessThatDoesNotHoldFailsTheBatchWithTheIndex() {
    String wrong = SwarmRequests.ofBatch("swarm wrong", "batch-40t.json").replaceFirst("\"sender_nonce\":\\d+",
        "\"sender_nonce\":999999");
    client.post("/batch/submit", wrong).data();
    JsonObject status = ended("swarm%20wrong");
    assertEquals("failed", status.getString("state"));
    assertTrue(status.getString("error").contains("transfers/0"), status.getString("error"));
    assertEquals(JsonValue.NULL, status.get("proofs"));
  }

  @Test
  void aBatchIdIsUsedOnce() {
    client.post("/batch/submit", SwarmRequests.withoutWitness("once", 2)).data();
    assertEquals("409 INVALID_STATE", client.post("/batch/submit", SwarmRequests.withoutWitness("once", 2)).error());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}|422 INVALID_FIELD|/batch",
      "{\"batch\":{\"batch_id\":\"a\",\"initial_root\":\"0x5\",\"transactions\":[]}}|422 INVALID_FIELD|/batch/transactions",
      "{\"batch\":{\"batch_id\":7,\"initial_root\":\"0x5\",\"transactions\":[]}}|400 MALFORMED_REQUEST|/batch/batch_id"})
  void aWrongSubmissionIsNamed(String body, String error, String field) {
    Answer answer = client.post("/batch/submit", body);
    assertEquals(error, answer.error());
    assertEquals(field, answer.field());
  }

  @Test
  void whatIsNotJsonIsMalformed() {
    assertEquals("400 MALFORMED_REQUEST", client.post("/batch/submit", "{\"batch\":{").error());
  }

  @Test
  void anUnknownBatchIsNotFound() {
    assertEquals("404 NOT_FOUND", client.get("/batch/nobody/status").error());
  }

  @Test
  void theWorkersAreListed() {
    JsonObject workers = client.get("/workers").data();
    assertEquals(1, workers.getInt("total"));
    assertEquals(1, workers.getInt("ready"));
    JsonObject worker = workers.getJsonArray("workers").getJsonObject(0);
    assertTrue(worker.keySet().containsAll(Set.of("url", "worker_id", "ready", "active_jobs", "total_proofs",
        "avg_proving_time_ms", "last_health_check")), worker.toString());
    assertTrue(worker.getBoolean("ready"));
  }

  @Test
  void healthIsTheSwarms() {
    JsonObject health = client.get("/health").data();
    assertEquals(List.of("status", "workers_available", "workers_ready", "pending_batches", "total_batches_processed"),
        List.copyOf(health.keySet()));
    assertEquals("ok", health.getString("status"));
  }

  @Test
  void aWorkerProvesAChunkOfAnOldCoordinator() {
    JsonObject proved = client.post("/prove", CHUNK).data();
    assertEquals(3, proved.getInt("chunk_id"));
    assertEquals(776, proved.getString("proof").length());
    assertEquals(7, proved.getJsonArray("public_inputs").size());
    assertEquals("0x" + "0".repeat(62) + "05", input(proved, 0));
    JsonObject job = client.get("/status/" + proved.getString("job_id")).data();
    assertEquals("completed", job.getString("status"));
    assertEquals(proved, job.getJsonObject("proof"));
  }

  @Test
  void aWorkerRefusesAChunkThatDoesNotHold() {
    JsonObject request = Vectors.json("batch-40t.json").getJsonObject("request");
    String transactions = request.getJsonArray("transfers").subList(0, 2).toString();
    Answer answer =
        client.post("/prove", "{\"chunk_id\":0,\"pre_root\":\"%s\",\"post_root\":\"0x06\",\"transactions\":%s}"
            .formatted(request.getString("pre_state_root"), transactions));
    assertEquals("422 WITNESS_INVALID", answer.error());
    assertEquals("/post_state_root", answer.field());
  }

  @Test
  void aWorkersUnknownJobIsNotFound() {
    assertEquals("404 NOT_FOUND", client.get("/status/6f9619ff-8b86-4d01-b42d-00cf4fc964ff").error());
    assertEquals("404 NOT_FOUND", client.get("/status/1").error());
    assertEquals("422 INVALID_FIELD", client.post("/prove", "{}").error());
  }

  /** The batch once it has ended. */
  private static JsonObject ended(String path) {
    JsonObject status = client.get("/batch/" + path + "/status").data();
    for (int looks = 0; looks < MOST_LOOKS && !Set.of("completed", "failed").contains(status.getString("state"));
        looks++) {
      status = CompletableFuture.supplyAsync(() -> client.get("/batch/" + path + "/status").data(), SOON).join();
    }
    return status;
  }

  private static String input(JsonObject proof, int i) {
    return ((JsonString) proof.getJsonArray("public_inputs").get(i)).getString();
  }

  private static String hex(String text) {
    return text.startsWith("0x") ? text : "0x" + text;
  }
}
