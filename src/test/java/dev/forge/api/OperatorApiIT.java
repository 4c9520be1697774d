package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.SwarmRequests;
import dev.forge.fixtures.Vectors;
import dev.forge.server.SharedServer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see and move in a real server, over REST and by the command line. */
class OperatorApiIT {
  private static final String WHY = "?actor=alice&reason=as%20the%20test%20wants";

  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    client = new ApiClient(SharedServer.get());
  }

  @AfterEach
  void letTheWorkerBack() {
    client.post("/operator/workers/1/release" + WHY, "");
  }

  @Test
  void jobsAreListedNewestFirstInPagesAndByState() {
    String older = client.submit(Vectors.json("batch-1t.json").getJsonObject("request").toString());
    String newer = client.submit(Vectors.json("batch-new-receiver.json").getJsonObject("request").toString());
    JsonObject page = client.get("/operator/jobs?most=1").data();
    String first = page.getJsonArray("jobs").getJsonObject(0).getString("job_id");
    assertEquals(first, page.getString("next"));
    List<String> all = client.get("/operator/jobs?most=200").data().getJsonArray("jobs")
        .getValuesAs(JsonObject.class).stream().map(job -> job.getString("job_id")).toList();
    assertTrue(all.contains(older) && all.contains(newer), all::toString);
    assertEquals(first, all.getFirst());
    List<JsonObject> failed =
        client.get("/operator/jobs?state=failed").data().getJsonArray("jobs").getValuesAs(JsonObject.class);
    assertTrue(failed.stream().allMatch(job -> job.getString("state").equals("failed")), failed::toString);
  }

  @Test
  void wrongParametersAreNamed() {
    assertRefused("/operator/jobs?state=lost", "state");
    assertRefused("/operator/jobs?most=0", "most");
    assertRefused("/operator/jobs?most=201", "most");
    assertRefused("/operator/jobs?before=x", "before");
    assertRefused("/operator/batches?state=preparing", "state");
    ApiClient.Answer silent = client.post("/operator/workers/1/drain?actor=alice", "");
    assertEquals("422 INVALID_FIELD", silent.error());
    assertEquals("reason", silent.field());
    assertEquals("actor", client.post("/operator/workers/1/drain?reason=why", "").field());
    assertEquals("404 NOT_FOUND", client.post("/operator/workers/77/drain" + WHY, "").error());
    assertEquals("404 NOT_FOUND", client.post("/operator/workers/one/drain" + WHY, "").error());
    assertEquals("404 NOT_FOUND", client.post("/operator/batches/none/fail" + WHY, "").error());
    assertEquals("404 NOT_FOUND", client.post("/operator/batches/none/requeue" + WHY, "").error());
  }

  @Test
  void aDrainedWorkerIsGivenNothingAndAReleasedOneGoesOn() {
    assertEquals("draining", client.post("/operator/workers/1/drain" + WHY, "").data().getString("state"));
    assertEquals("409 INVALID_STATE", client.post("/operator/workers/1/drain" + WHY, "").error());
    assertEquals("503 NO_WORKERS",
        client.post("/batch/submit", SwarmRequests.withoutWitness("operator 1", 2)).error());
    assertEquals("ready", client.post("/operator/workers/1/release" + WHY, "").data().getString("state"));
    assertEquals(2, client.post("/batch/submit", SwarmRequests.withoutWitness("operator 1", 9)).data()
        .getInt("chunks"));
  }

  @Test
  void aBatchIsGivenUpAndItsEndIsShown() {
    client.post("/batch/submit", SwarmRequests.withoutWitness("operator 2", 2000)).data();
    assertEquals("failed", client.post("/operator/batches/operator%202/fail" + WHY, "").data().getString("state"));
    assertEquals("409 INVALID_STATE", client.post("/operator/batches/operator%202/fail" + WHY, "").error());
    assertEquals("409 INVALID_STATE", client.post("/operator/batches/operator%202/requeue" + WHY, "").error());
    JsonObject status = client.get("/batch/operator%202/status").data();
    assertEquals("failed", status.getString("state"));
    assertTrue(status.getString("error").contains("as the test wants"), status::toString);
  }

  private static void assertRefused(String path, String parameter) {
    ApiClient.Answer answer = client.get(path);
    assertEquals("422 INVALID_FIELD", answer.error(), path);
    assertEquals(parameter, answer.field(), path);
  }
}
