package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that wants more room than any disk has. */
class FullDiskIT {
  @Test
  void noBatchOfEitherApiIsTakenInWhileTheDiskIsNearlyFull() throws Exception {
    RunningServer server =
        RunningServer.start(Map.of("MOCK_PROVER", "true", "WARM_UP", "false", "MIN_FREE_DISK_MIB", "1000000000"));
    try {
      ApiClient client = new ApiClient(server);
      for (Answer refused : List.of(client.post("/v2/batch/prove", RequestEdit.of("batch-1t.json").json()),
          client.post("/batch/submit", SwarmRequests.withoutWitness("late", 2)))) {
        assertEquals("503 CAPACITY_EXCEEDED", refused.error());
        assertTrue(refused.body().getString("message").endsWith("MIN_FREE_DISK_MIB is 1000000000"), refused.toString());
        assertEquals(Optional.of("60"), refused.response().headers().firstValue("Retry-After"));
      }
      assertEquals("422 INVALID_FIELD", client.post("/v2/batch/prove", "{}").error());
      assertEquals("404 NOT_FOUND", client.get("/batch/late/status").error());
      assertEquals(200, client.get("/health/ready").status());
    } finally {
      server.close();
    }
  }
}
