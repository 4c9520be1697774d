package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.forge.fixtures.SwarmRequests;
import dev.forge.launch.external.LocalBroker;
import dev.forge.launch.external.NotStartedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server whose bells go by way of Artemis, which dies and comes back. */
@Tag("full")
class BrokerIT {
  @Test
  void whatIsSubmittedWhileTheBrokerIsAwayIsProvedWhenItIsBack() throws Exception {
    try (LocalBroker broker = broker()) {
      Map<String, String> settings = new HashMap<>(broker.variables());
      settings.putAll(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "50", "SETTLEMENT", "off"));
      RunningServer server = RunningServer.start(settings);
      try {
        submit(server, "before");
        awaitCompleted(server, "before");
        broker.kill();
        submit(server, "away");
        assertEquals("proving", awaitState(server, "away", "proving"));
        broker.startAgain();
        awaitCompleted(server, "away");
        submit(server, "after");
        awaitCompleted(server, "after");
      } finally {
        server.close();
      }
    }
  }

  private static LocalBroker broker() throws InterruptedException {
    try {
      return LocalBroker.start(Path.of(System.getProperty("forge.project")));
    } catch (NotStartedException e) {
      return abort("Artemis cannot be started here: " + e.getMessage());
    }
  }

  private static void submit(RunningServer server, String id) throws Exception {
    var answer = server.post("/batch/submit", SwarmRequests.withoutWitness(id, 60));
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private static void awaitCompleted(RunningServer server, String id) throws Exception {
    awaitState(server, id, "completed");
  }

  private static String awaitState(RunningServer server, String id, String state)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (true) {
      String status = server.get("/batch/" + id + "/status").body();
      if (status.contains("\"state\":\"" + state + '"')) {
        return state;
      }
      assertTrue(System.nanoTime() < end, () -> id + " is not " + state + ": " + status);
      Thread.sleep(100);
    }
  }
}
