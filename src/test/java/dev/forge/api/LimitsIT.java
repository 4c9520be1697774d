package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that takes one of everything, and whose proofs take longer than an event stream may be silent. */
class LimitsIT {
  private static final String CHUNK = """
      {"chunk_id":3,"pre_root":"0x05","post_root":"0x06","transactions":[{"sender_pubkey":"0x01","receiver_pubkey":"0x02",
       "amount":7,"signature":"%s","merkle_path":[]}]}""".formatted("ab".repeat(64));
  private static final String OWNERSHIP = """
      {"spending_key":"1","note_value":"2","note_blinding":"3","note_position":"4","commitment":"5","nullifier":"6",
       "blinded_proxy":"7"}""";

  private static RunningServer server;
  private static ApiClient client;
  private static String job;
  private static CompletableFuture<HttpResponse<String>> stream;
  private static CompletableFuture<List<Answer>> chunks;
  private static CompletableFuture<List<Answer>> ownerships;
  private static List<Answer> whileFull;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "22000", "MAX_CONCURRENT_JOBS",
        "1", "MAX_LIVE_BATCHES", "1", "WORKER_ID", "9"));
    client = new ApiClient(server);
    job = client.submit(RequestEdit.of("batch-1t.json").json());
    stream = CompletableFuture.supplyAsync(() -> streamOf(job));
    chunks = twice(() -> client.post("/prove", CHUNK));
    ownerships = twice(() -> client.post("/v2/ownership/prove", OWNERSHIP));
    whileFull = List.of(
        client.post("/v2/batch/prove", RequestEdit.of("batch-1t.json").replace("/batch_id", "2").json()),
        client.post("/batch/submit", SwarmRequests.withoutWitness("late", 2)));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aFullQueueTakesNoBatchOfEitherApiAndSaysWhenToComeBack() {
    for (Answer full : whileFull) {
      assertEquals("503 CAPACITY_EXCEEDED", full.error());
      assertTrue(retryAfter(full) >= 1);
    }
    assertEquals("404 NOT_FOUND", client.get("/batch/late/status").error());
  }

  @Test
  void whoWaitsForAJobIsToldThatTheStreamIsAlive() {
    String text = stream.join().body();
    assertTrue(text.contains("\n: ping\n") || text.contains("\n:ping\n"), text);
    assertTrue(text.contains("event: completed"), text);
  }

  @Test
  void aWorkerWhoseSlotsAreBusySaysSo() {
    Answer refused = refused(chunks.join());
    assertEquals("503 AT_CAPACITY", refused.error());
    assertEquals("Worker 9 at capacity (1/1)", refused.body().getString("message"));
  }

  @Test
  void ownershipProofsAreBoundedToo() {
    Answer refused = refused(ownerships.join());
    assertEquals("503 CAPACITY_EXCEEDED", refused.error());
    assertEquals(1, retryAfter(refused));
  }

  /** Of two requests at once, one is served and one refused. */
  private static Answer refused(List<Answer> two) {
    assertEquals(List.of(200, 503), two.stream().map(Answer::status).sorted().toList(), two.toString());
    return two.stream().filter(answer -> answer.status() == 503).findFirst().orElseThrow();
  }

  private static CompletableFuture<List<Answer>> twice(Supplier<Answer> request) {
    var both = Stream.generate(() -> CompletableFuture.supplyAsync(request, LimitsIT::onOwnThread)).limit(2).toList();
    return CompletableFuture.allOf(both.toArray(CompletableFuture[]::new))
        .thenApply(_ -> both.stream().map(CompletableFuture::join).toList());
  }

  private static void onOwnThread(Runnable work) {
    Thread.ofVirtual().start(work);
  }

  private static HttpResponse<String> streamOf(String job) {
    try {
      return server.get("/v2/batch/" + job + "/status");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static int retryAfter(Answer answer) {
    return Integer.parseInt(answer.response().headers().firstValue("Retry-After").orElseThrow());
  }
}
