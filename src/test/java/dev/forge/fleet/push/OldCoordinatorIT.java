package dev.forge.fleet.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.configuration.Role;
import dev.forge.server.RunningServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker as a real server that serves a coordinator which knows nothing but the old worker's three calls. */
@Tag("full")
class OldCoordinatorIT {
  private static final String PRE_ROOT = "0x" + "f".repeat(64);
  private static final String POST_ROOT = "0x06";
  private static final String PRE_ROOT_REDUCED = "0x0e0a77c19a07df2f666ea36f7879462e36fc76959f60cd29ac96341c4ffffffa";

  private static RunningServer worker;

  @BeforeAll
  static void start() throws Exception {
    worker = RunningServer.start(Role.WORKER, Map.of("MOCK_PROVER", "true", "MOCK_DELAY_MS", "1500", "WORKER_ID", "42",
        "MAX_CONCURRENT_JOBS", "1"));
  }

  @AfterAll
  static void stop() throws Exception {
    worker.close();
  }

  @Test
  void itsChunkIsProvedAndItsQuestionsAnsweredOnOneConnection() throws Exception {
    try (OldCoordinator coordinator = new OldCoordinator(worker.address("/"))) {
      awaitRoom(coordinator);
      JsonObject health = coordinator.get("/health").data();
      assertEquals("ok", health.getString("status"));
      assertEquals(42, health.getInt("worker_id"));
      assertTrue(health.getBoolean("ready"));
      assertEquals(0, health.getInt("active_jobs"));
      assertEquals(1, health.getInt("max_concurrent_jobs"));
      assertTrue(health.getInt("total_proofs") >= 0);
      assertTrue(health.getInt("avg_proving_time_ms") >= 0);

      OldCoordinator.Answer answer = coordinator.post("/prove", OldCoordinator.chunk(3, PRE_ROOT, POST_ROOT, 8));
      assertEquals(200, answer.code(), answer::toString);
      assertEquals("success", answer.status());
      assertProof(answer.data());

      JsonObject job = coordinator.get("/status/" + answer.data().getString("job_id")).data();
      assertEquals("completed", job.getString("status"));
      assertEquals(3, job.getInt("chunk_id"));
      assertTrue(job.getJsonNumber("completed_at").longValue() >= job.getJsonNumber("started_at").longValue());
      assertProof(job.getJsonObject("proof"));
      assertTrue(job.isNull("error"));
    }
  }

  private static void assertProof(JsonObject proof) {
    assertTrue(proof.getString("job_id").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), proof::toString);
    assertEquals(3, proof.getInt("chunk_id"));
    assertEquals(42, proof.getInt("worker_id"));
    assertTrue(proof.getString("proof").matches("[0-9a-f]{776}"), proof::toString);
    List<String> inputs =
        proof.getJsonArray("public_inputs").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    assertEquals(List.of(PRE_ROOT_REDUCED, "0x" + "0".repeat(63) + "6"), inputs.subList(0, 2));
    assertTrue(inputs.stream().allMatch(input -> input.matches("0x[0-9a-f]{64}")), inputs::toString);
    assertTrue(proof.getInt("proving_time_ms") >= 0);
  }

  @Test
  void aWorkerThatIsFullSaysSoInTheOldWordsAndFinishesWhatItHas() throws Exception {
    try (OldCoordinator one = new OldCoordinator(worker.address("/"));
        OldCoordinator two = new OldCoordinator(worker.address("/"))) {
      awaitRoom(two);
      one.send("/prove", OldCoordinator.chunk(0, "0x05", "0x06", 1));
      await(two, health -> health.getInt("active_jobs") == 1);
      assertTrue(!two.get("/health").data().getBoolean("ready"));
      OldCoordinator.Answer busy = two.post("/prove", OldCoordinator.chunk(1, "0x06", "0x07", 1));
      assertEquals("error", busy.status());
      assertEquals("Worker 42 at capacity (1/1)", busy.body().getString("message"));
      assertEquals("success", one.answer().status());
      assertEquals("success", two.post("/prove", OldCoordinator.chunk(1, "0x06", "0x07", 1)).status());
    }
  }

  @Test
  void whatCannotBeProvedIsAnErrorWithAMessageAndTheWorkerServesOn() throws Exception {
    try (OldCoordinator coordinator = new OldCoordinator(worker.address("/"))) {
      awaitRoom(coordinator);
      OldCoordinator.Answer refused = coordinator.post("/prove", OldCoordinator.chunk(0, "no root", "0x06", 1));
      assertEquals("error", refused.status());
      assertTrue(refused.body().getString("message").contains("/pre_root"), refused::toString);
      OldCoordinator.Answer unknown = coordinator.get("/status/6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
      assertEquals("error", unknown.status());
      assertEquals("success", coordinator.get("/health").status());
    }
  }

  private interface Condition {
    boolean holds(JsonObject health);
  }

  /** Of the test before nothing is left. */
  private static void awaitRoom(OldCoordinator coordinator) throws Exception {
    await(coordinator, health -> health.getBoolean("ready"));
  }

  private static void await(OldCoordinator coordinator, Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    JsonObject health = coordinator.get("/health").data();
    while (!condition.holds(health)) {
      assertTrue(System.nanoTime() < end, health::toString);
      Thread.sleep(20);
      health = coordinator.get("/health").data();
    }
  }
}
