package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.api.ApiClient.Event;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.Vectors;
import dev.forge.server.SharedServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Core API in a real server, with the mock prover. Each test has batches of its own numbers. */
class CoreApiIT {
  private static final String FILE = "batch-1t.json";
  private static final String UNKNOWN = "pj_00112233445566778899aabbccddeeff";

  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    client = new ApiClient(SharedServer.get());
  }

  @Test
  void aBatchIsProvedFromSubmissionToProof() {
    JsonObject expected = Vectors.json(FILE).getJsonObject("expected");
    Answer submitted = client.post("/v2/batch/prove", RequestEdit.of(FILE).json());
    assertEquals(200, submitted.status());
    String job = submitted.data().getString("job_id");
    assertTrue(job.matches("pj_[0-9a-f]{32}"), job);
    assertEquals(110, submitted.data().getInt("batch_id"));
    assertEquals("/v2/batch/" + job + "/status", submitted.data().getString("status_url"));
    assertTrue(submitted.data().containsKey("estimated_time_ms"));

    List<Event> events = client.events(job, Optional.empty());
    assertEquals("status", events.getFirst().name());
    assertEquals("completed", events.getLast().name());
    assertEquals("completed", events.getLast().data().getString("type"));

    JsonObject proof = client.get("/v2/batch/" + job + "/proof").data();
    assertTrue(proof.getString("proof_bytes").matches("[0-9a-f]{776}"));
    assertTrue(proof.getString("public_witness_bytes").matches("[0-9a-f]{472}"));
    assertEquals(hex(expected.getString("batch_hash")), proof.getString("batch_hash"));
    assertEquals(hex(expected.getString("withdrawal_root")), proof.getString("withdrawal_root"));
    assertEquals(Set.of("job_id", "batch_id", "proof_bytes", "public_witness_bytes", "batch_hash", "withdrawal_root",
        "proving_time_ms", "circuit", "vk_hash", "backend", "verified"), proof.keySet());
    assertEquals("mock", proof.getString("backend"));
    events.getLast().data()
        .forEach((name, value) -> assertEquals(name.equals("type") ? value : proof.get(name), value));
  }

  @Test
  void theSameRequestIsTheSameJobAndOtherContentIsAnother() {
    String first = client.submit(numbered(2001));
    assertEquals(first, client.submit(numbered(2001).replace(",\"transfers\"", " ,\n\"unknown\":[1],\"transfers\"")));
    client.events(first, Optional.empty());
    assertEquals(first, client.submit(numbered(2001)));
    String chunked = numbered(2001).replaceFirst("\\{", "{\"chunked\":true,");
    assertNotEquals(first, client.submit(chunked));
    String otherAmount = RequestEdit.of(FILE).replace("/batch_id", "2001").replace("/transfers/0/amount", "1").json();
    assertNotEquals(first, client.submit(otherAmount));
  }

  @Test
  void sixteenSubmissionsAtOnceAreOneJob() {
    List<CompletableFuture<String>> all = IntStream.range(0, 16)
        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> client.submit(numbered(2002)))).toList();
    Set<String> jobs = all.stream().map(CompletableFuture::join).collect(Collectors.toSet());
    assertEquals(1, jobs.size(), jobs.toString());
  }

  @Test
  void theLargestBatchIdComesBackWithAllItsDigits() {
    Answer answer = client.post("/v2/batch/prove", numbered("18446744073709551615"));
    assertEquals("18446744073709551615", answer.data().getJsonNumber("batch_id").toString());
    JsonObject status = client.get(answer.data().getString("status_url")).data();
    assertEquals("18446744073709551615", status.getJsonNumber("batch_id").toString());
  }

  @Test
  void whoResumesIsToldEachEventBehindTheLastAndTheEnd() {
    String job = client.submit(numbered(2003));
    client.events(job, Optional.empty());
    List<Event> all = client.events(job, Optional.of("0"));
    assertEquals(Optional.empty(), all.getFirst().id());
    assertEquals(Set.copyOf(IntStream.range(1, all.size()).mapToObj(String::valueOf).toList()),
        all.stream().flatMap(event -> event.id().stream()).collect(Collectors.toSet()));
    for (int seen = 1; seen < all.size() - 1; seen++) {
      List<Event> rest = client.events(job, Optional.of(String.valueOf(seen)));
      assertEquals(all.subList(seen + 1, all.size()), rest.subList(1, rest.size()), "behind " + seen);
    }
    List<Event> late = client.events(job, Optional.of(String.valueOf(all.size() - 1)));
    assertEquals(all.getLast(), late.getLast());
    assertEquals(all.getLast(), client.events(job, Optional.of("not an id of ours")).getLast());
  }

  @Test
  void aSnapshotIsGivenToWhoAcceptsJson() {
    String job = client.submit(numbered(2004));
    client.events(job, Optional.empty());
    JsonObject status = client.get("/v2/batch/" + job + "/status").data();
    assertEquals(List.of("type", "job_id", "batch_id", "state", "progress_pct", "message", "created_at", "updated_at",
        "completed_at", "error"), List.copyOf(status.keySet()));
    assertEquals("completed", status.getString("state"));
    assertEquals(100, status.getInt("progress_pct"));
    assertEquals(JsonValue.NULL, status.get("error"));
    assertTrue(status.getInt("completed_at") >= status.getInt("created_at"));
  }

  @Test
  void aJobThatHasItsProofCannotBeCancelled() {
    String job = client.submit(numbered(2006));
    client.events(job, Optional.empty());
    assertEquals("409 INVALID_STATE", client.delete("/v2/batch/" + job).error());
    assertEquals(job, client.get("/v2/batch/" + job + "/proof").data().getString("job_id"));
  }

  @Test
  void aJobInChunksHasAProofForEach() {
    String request = RequestEdit.of("batch-40t.json").json().replaceFirst("\\{", "{\"chunked\":true,");
    String job = client.submit(request);
    JsonObject end = client.events(job, Optional.empty()).getLast().data();
    assertEquals(JsonValue.NULL, end.get("proof_bytes"));
    assertEquals(JsonValue.NULL, end.get("public_witness_bytes"));
    assertEquals(5, end.getJsonArray("chunks").size());
    var numbers = new HashSet<Integer>();
    end.getJsonArray("chunks").getValuesAs(JsonObject.class).forEach(chunk -> {
      numbers.add(chunk.getInt("chunk_id"));
      assertEquals(472, chunk.getString("public_witness_bytes").length());
      assertEquals(776, chunk.getString("proof_bytes").length());
    });
    assertEquals(Set.of(0, 1, 2, 3, 4), numbers);
  }

  @Test
  void aBatchThatFitsInNoCircuitIsTooLarge() {
    assertEquals("422 BATCH_TOO_LARGE",
        client.post("/v2/batch/prove", RequestEdit.of("batch-40t.json").json()).error());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "/batch_id|\"7\"|400 MALFORMED_REQUEST",
      "/batch_id|18446744073709551616|422 INVALID_FIELD",
      "/batch_id|1.0|422 INVALID_FIELD",
      "/pre_state_root|\"0xzz\"|422 INVALID_FIELD",
      "/transfers/0|null|400 MALFORMED_REQUEST",
      "/transfers/0/amount|-1|422 INVALID_FIELD",
      "/transfers/0/signature|\"00\"|422 INVALID_FIELD",
      "/transfers/0/sender_path_indices/3|2|422 INVALID_FIELD",
      "/transfers/0/receiver_merkle_path|[]|422 INVALID_FIELD"})
  void aWrongValueIsNamed(String field, String value, String error) {
    Answer answer = client.post("/v2/batch/prove", RequestEdit.of(FILE).replace(field, value).json());
    assertEquals(error, answer.error());
    assertEquals(field, answer.field());
  }

  @Test
  void aMissingFieldIsNamed() {
    Answer answer = client.post("/v2/batch/prove", RequestEdit.of(FILE).remove("/transfers/0/amount").json());
    assertEquals("422 INVALID_FIELD", answer.error());
    assertEquals("/transfers/0/amount", answer.field());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"{", "[]", "''", "{}x", "\"text\"", "{\"batch_id\":1,\"batch_id\":2}"})
  void whatIsNotAnObjectOfJsonIsMalformed(String body) {
    assertEquals("400 MALFORMED_REQUEST", client.post("/v2/batch/prove", body).error());
  }

  @Test
  void anUnknownHashIsMalformed() {
    String request = RequestEdit.of(FILE).json().replaceFirst("\\{", "{\"hash\":\"md5\",");
    assertEquals("400 MALFORMED_REQUEST", client.post("/v2/batch/prove", request).error());
  }

  @Test
  void whatIsNotAnnouncedAsJsonIsRefused() {
    assertEquals("415 UNSUPPORTED_MEDIA_TYPE",
        client.post("/v2/batch/prove", RequestEdit.of(FILE).json(), "text/plain").error());
  }

  @Test
  void aBodyOverTheLimitIsTooLargeWithOrWithoutItsLength() {
    String large = "{\"x\":\"" + "y".repeat(9 << 20) + "\"}";
    assertEquals("413 PAYLOAD_TOO_LARGE", client.post("/v2/batch/prove", large).error());
    byte[] bytes = large.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var chunked = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes));
    HttpRequest.Builder request = HttpRequest.newBuilder(address("/v2/batch/prove"))
        .header("Content-Type", "application/json").POST(chunked);
    assertEquals("413 PAYLOAD_TOO_LARGE", client.answer(request).error());
  }

  @Test
  void anUnknownJobIsNotFoundButForWhoPollsItsProof() {
    assertEquals("404 NOT_FOUND", client.get("/v2/batch/" + UNKNOWN + "/status").error());
    assertEquals("404 NOT_FOUND", client.delete("/v2/batch/" + UNKNOWN).error());
    assertEquals("200 PROOF_FAILED", client.get("/v2/batch/" + UNKNOWN + "/proof").error());
    assertEquals("404 NOT_FOUND", client.get("/v2/batch/none/proof").error());
    HttpRequest.Builder stream =
        HttpRequest.newBuilder(address("/v2/batch/" + UNKNOWN + "/status")).header("Accept", "text/event-stream");
    assertEquals("404 NOT_FOUND", client.answer(stream).error());
  }

  @Test
  void anUnknownAddressOrMethodHasTheEnvelopeToo() {
    assertEquals("404 NOT_FOUND", client.get("/v2/nothing").error());
    assertEquals("405 METHOD_NOT_ALLOWED", client.delete("/v2/health").error());
  }

  @Test
  void healthHasItsNumbers() {
    JsonObject health = client.get("/v2/health").data();
    assertEquals(List.of("status", "active_jobs", "max_concurrent_jobs", "cached_proofs", "mock_prover"),
        List.copyOf(health.keySet()));
    assertEquals("ok", health.getString("status"));
    assertTrue(health.getBoolean("mock_prover"));
  }

  @Test
  void ownershipIsProvedByTheMock() {
    JsonObject data = client.post("/v2/ownership/prove", """
        {"spending_key":"12345","note_value":"1000000","note_blinding":"0x63","note_position":17,
         "commitment":"0x0a","nullifier":"11","blinded_proxy":"0x0c"}""").data();
    assertTrue(data.getString("proof_bytes").matches("[0-9a-f]{776}"));
    assertTrue(data.getString("public_witness_bytes").matches("[0-9a-f]{216}"));
    assertEquals("0x" + "0".repeat(63) + "b", data.getString("nullifier"));
    assertTrue(client.get("/v2/ownership/health").data().getBoolean("ready"));
  }

  @Test
  void aPrivateValueIsInNoRefusal() {
    Answer answer = client.post("/v2/ownership/prove", "{\"spending_key\":\"my secret 4711\"}");
    assertEquals("422 INVALID_FIELD", answer.error());
    assertEquals("/spending_key", answer.field());
    assertTrue(!answer.response().body().contains("4711"), answer.response().body());
  }

  private static java.net.URI address(String path) {
    try {
      return SharedServer.get().address(path);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String numbered(Object batchId) {
    return RequestEdit.of(FILE).replace("/batch_id", batchId.toString()).json();
  }

  private static String hex(String text) {
    return text.startsWith("0x") ? text : "0x" + text;
  }
}
