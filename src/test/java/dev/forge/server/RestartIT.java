package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What survives the end of the process. */
class RestartIT {
  private static RunningServer server;
  private static CoreClient client;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "3000"));
    client = new CoreClient(server);
  }

  @AfterAll
  static void end() throws Exception {
    server.close();
  }

  @Test
  void whatWasTakenInIsProvedAfterAKillAndNoEventIsLost() throws Exception {
    String first = client.submit(request("batch-70-recorded.json"));
    assertEquals("proving", client.awaitState(first, "proving"));
    String second = client.submit(request("batch-1t.json"));
    server.kill();
    server.startAgain();

    for (String job : List.of(first, second)) {
      assertEquals("completed", client.awaitState(job, "completed"));
      assertEquals("success", client.proof(job).getString("status"));
      assertCompleteAndInOrder(client.eventsBehind(job, 0));
    }
    assertEquals(first, client.submit(request("batch-70-recorded.json")), "the same content is the same job");

    assertTrue(server.stop(), "it was asked to stop");
    assertEquals(List.of(), server.database().look(RowLaws::brokenAtTheEnd));
    assertEquals(List.of(), server.database().faults());
    server.startAgain();
    List<CoreClient.Event> replayed = client.eventsBehind(first, 1);
    assertEquals("completed", replayed.getLast().name());
    assertEquals("2", replayed.getFirst().id().isEmpty() ? replayed.get(1).id() : replayed.getFirst().id());
  }

  private static String request(String vector) {
    return Vectors.json(vector).getJsonObject("request").toString();
  }

  private static void assertCompleteAndInOrder(List<CoreClient.Event> events) {
    List<String> ids = events.stream().map(CoreClient.Event::id).filter(id -> !id.isEmpty()).toList();
    assertEquals(IntStream.rangeClosed(1, ids.size()).mapToObj(String::valueOf).toList(), ids);
    assertEquals("completed", events.getLast().name());
    assertEquals(1, events.stream().filter(event -> event.name().equals("completed")).count());
  }
}
