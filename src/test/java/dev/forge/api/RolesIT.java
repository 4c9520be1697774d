package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.configuration.Role;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a server serves by its role and its settings, and to whom. */
class RolesIT {
  private static final String JOB = "/v2/batch/pj_00112233445566778899aabbccddeeff";
  private static final String TOKEN = "a token that is long".replace(' ', '-');
  private static final String READ_TOKEN = "another for reading".replace(' ', '-');

  @Test
  void aCoordinatorAloneHasNoWorkersAndAsksForTokens() throws Exception {
    RunningServer server = RunningServer.start(Role.COORDINATOR, Map.of("MOCK_PROVER", "true", "ENABLE_CORE_API",
        "false", "API_TOKEN", TOKEN, "API_READ_TOKEN", READ_TOKEN));
    try {
      ApiClient client = new ApiClient(server);
      assertEquals("ok", client.get("/health").data().getString("status"));
      assertEquals("401 UNAUTHENTICATED", client.get("/workers").error());
      assertEquals(Optional.of("Bearer"), client.get("/workers").response().headers().firstValue("WWW-Authenticate"));
      assertEquals("401 UNAUTHENTICATED", answer(client, server, "GET", "/workers", "some-other-token").error());
      assertEquals(0, answer(client, server, "GET", "/workers", READ_TOKEN).data().getInt("total"));
      assertEquals("403 FORBIDDEN", answer(client, server, "POST", "/batch/submit", READ_TOKEN).error());
      Answer none = answer(client, server, "POST", "/batch/submit", TOKEN);
      assertEquals("503 NO_WORKERS", none.error());
      assertEquals("No workers available", none.body().getString("message"));
      for (String path : new String[] {JOB + "/proof", JOB + "/status", "/v2/ownership/health", "/status/1"}) {
        assertEquals("404 NOT_FOUND", answer(client, server, "GET", path, TOKEN).error(), path);
      }
      assertEquals("404 NOT_FOUND", answer(client, server, "POST", "/prove", TOKEN).error());
      assertTrue(!server.log().contains(TOKEN) && !server.log().contains(READ_TOKEN), "a token is in the log");
    } finally {
      server.close();
    }
  }

  @Test
  void theCoreApiAloneLeavesTheSwarmOut() throws Exception {
    RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0",
        "CORE_API_ONLY", "true"));
    try {
      ApiClient client = new ApiClient(server);
      assertEquals("404 NOT_FOUND", client.get("/workers").error());
      assertEquals("404 NOT_FOUND", client.get("/batch/a/status").error());
      assertEquals("404 NOT_FOUND", client.post("/batch/submit", SwarmRequests.withoutWitness("a", 1)).error());
      String job = client.submit(RequestEdit.of("batch-1t.json").json());
      assertEquals("completed", client.events(job, Optional.empty()).getLast().name());
      assertEquals(true, client.get("/v2/health").data().getBoolean("mock_prover"));
    } finally {
      server.close();
    }
  }

  @Test
  void aWorkerAloneProvesForOthers() throws Exception {
    RunningServer server = RunningServer.start(Role.WORKER, Map.of("MOCK_PROVER", "true", "MOCK_DELAY_MS", "0",
        "WORKER_ID", "42"));
    try {
      ApiClient client = new ApiClient(server);
      assertEquals(Set.of("status", "worker_id", "ready", "active_jobs", "max_concurrent_jobs", "total_proofs",
          "avg_proving_time_ms"), client.get("/health").data().keySet());
      assertEquals(42, client.get("/health").data().getInt("worker_id"));
      assertEquals(2, client.get("/health").data().getInt("max_concurrent_jobs"));
      assertEquals("404 NOT_FOUND", client.get("/workers").error());
      assertEquals("404 NOT_FOUND", client.get("/v2/health").error());
      assertEquals("404 NOT_FOUND", client.post("/batch/submit", "{}").error());
      Answer proved = client.post("/prove", """
          {"chunk_id":0,"pre_root":"0x05","post_root":"0x06","transactions":[{"sender_pubkey":"0x01",
           "receiver_pubkey":"0x02","amount":7,"signature":"%s","merkle_path":[]}]}""".formatted("ab".repeat(64)));
      assertEquals(42, proved.data().getInt("worker_id"));
      assertEquals(1, client.get("/health").data().getInt("total_proofs"));
    } finally {
      server.close();
    }
  }

  private static Answer answer(ApiClient client, RunningServer server, String method, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address(path)).header("Authorization", "Bearer " + token)
            .header("Accept", "application/json");
    return client.answer(method.equals("GET") ? request
        : request.header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(SwarmRequests.withoutWitness("a", 1))));
  }
}
