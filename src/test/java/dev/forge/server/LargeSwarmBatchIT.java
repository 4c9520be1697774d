package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.bench.server.TransferChain;
import dev.forge.zk.field.Fr;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch of 10,000 transfers with their witness, executed by a server whose heap is hardly larger than an idle one's. */
@Tag("full")
class LargeSwarmBatchIT {
  private static final int TRANSFERS = 10_000;
  private static final int MOST_LOOKS = 1800;

  @TempDir
  private Path folder;

  @Test
  void tenThousandTransfersAreExecutedInASmallHeap() throws Exception {
    Path body = folder.resolve("batch.json");
    Fr after = new TransferChain(200, 11).write(body, "large", TRANSFERS);
    assertTrue(Files.size(body) > 45_000_000, "bytes: " + Files.size(body));
    RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0",
        "FORGE_HEAP", "320m"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(server.address("/batch/submit"))
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofFile(body)).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      JsonObject done = ended(server);
      assertEquals("completed", done.getString("state"), done::toString);
      List<JsonObject> proofs = done.getJsonObject("proofs").getJsonArray("proofs").getValuesAs(JsonObject.class);
      assertEquals(TRANSFERS / 8, proofs.size());
      for (int i = 1; i < proofs.size(); i++) {
        assertEquals(input(proofs.get(i - 1), 1), input(proofs.get(i), 0), "chunk " + i);
      }
      assertEquals(after.toString().replace("0x", ""), input(proofs.getLast(), 1).replace("0x", ""));
    } finally {
      server.close();
    }
  }

  private static JsonObject ended(RunningServer server) throws Exception {
    JsonObject status = status(server);
    for (int look = 0; look < MOST_LOOKS && !List.of("completed", "failed").contains(status.getString("state"));
        look++) {
      CompletableFuture.runAsync(() -> { /* later */ }, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
          .get();
      status = status(server);
    }
    return status;
  }

  private static JsonObject status(RunningServer server) throws Exception {
    return Json.createReader(new StringReader(server.get("/batch/large/status").body())).readObject()
        .getJsonObject("data");
  }

  private static String input(JsonObject proof, int index) {
    return proof.getJsonArray("public_inputs").getString(index);
  }
}
