package dev.forge.fleet.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.configuration.Role;
import dev.forge.fixtures.StatementProver;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator as a real server that has workers of the old system alone. */
@Tag("full")
class CalledWorkersIT {
  @TempDir
  private Path folder;

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

  @Test
  void proofsOfWorkersWithAKeyOfTheirOwnCountWhereTheyVerifyUnderItAndNotElse() throws Exception {
    StatementProver own = StatementProver.withNewKey();
    StatementProver other = StatementProver.withNewKey();
    Path key = Files.write(folder.resolve("old.vk"), own.verifyingKey());
    try (OldWorker right = new OldWorker(1); OldWorker wrong = new OldWorker(1)) {
      right.proving = chunk -> OldWorker.proof(chunk, own);
      wrong.proving = chunk -> OldWorker.proof(chunk, other);
      String workers = right.address() + ";vk=" + key + "," + wrong.address() + ";vk=" + key;
      RunningServer server = RunningServer.start(Role.COORDINATOR,
          Map.of("MOCK_PROVER", "true", "SETTLEMENT", "off", "CHUNK_SIZE", "8", "WORKERS", workers));
      try {
        await(server, "/workers", "\"ready\":2}");
        right.fill();
        var answer = server.post("/batch/submit", SwarmRequests.withoutWitness("keyed", 8 * 6));
        assertEquals(200, answer.statusCode(), answer.body());
        awaitTrue(() -> server.get("/workers").body().matches("(?s).*\"strikes\":[1-9].*"));
        right.empty();
        await(server, "/batch/keyed/status", "\"state\":\"completed\"");
        assertProvedBy(new WorkerAddress(right.address(), Optional.empty()), server);
      } finally {
        server.close();
      }
    }
  }

  private static void assertProvedBy(WorkerAddress worker, RunningServer server) throws Exception {
    try (var reader = Json.createReader(new StringReader(server.get("/batch/keyed/status").body()))) {
      List<JsonObject> proofs = reader.readObject().getJsonObject("data").getJsonObject("proofs")
          .getJsonArray("proofs").getValuesAs(JsonObject.class);
      assertEquals(6, proofs.size());
      assertTrue(proofs.stream().allMatch(proof -> proof.getInt("worker_id") == worker.id().number()),
          proofs::toString);
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
