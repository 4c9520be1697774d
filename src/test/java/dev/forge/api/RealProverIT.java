package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient.Answer;
import dev.forge.api.ApiClient.Event;
import dev.forge.api.PollingSequencer.Belief;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.server.RunningServer;
import dev.forge.zk.field.Fr;
import dev.forge.zk.mimc.Mimc;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What differs with the real prover, in a server that takes one batch at a time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealProverIT {
  /** It leaves a job that makes keys for long. */
  private static final int LAST = Integer.MAX_VALUE;
  private static final String SMALLEST = "batch-2t1w1s-poseidon2.json";

  private static RunningServer server;
  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(Map.of("MAX_LIVE_BATCHES", "1"));
    client = new ApiClient(server);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void theSequencerLearnsOfAWitnessThatDoesNotHoldAtItsNextPoll() throws Exception {
    String wrong = RequestEdit.of("batch-1t.json").change("/transfers/0/sender_nonce", nonce -> nonce + 1).json();
    PollingSequencer sequencer = new PollingSequencer(server, Duration.ofSeconds(1));
    String job = sequencer.submit(wrong);
    JsonObject end = client.events(job, Optional.empty()).getLast().data();
    assertTrue(end.getString("error").contains("transfers/0"), end.toString());
    Belief.Failed failed = assertInstanceOf(Belief.Failed.class, sequencer.poll(job));
    assertEquals(end.getString("error"), failed.message());
  }

  @Test
  void aSwarmBatchWithoutWitnessIsRefused() {
    Answer answer = client.post("/batch/submit", SwarmRequests.withoutWitness("plain", 2));
    assertEquals("422 WITNESS_MISSING", answer.error());
    Answer chunk = client.post("/prove", """
        {"chunk_id":3,"pre_root":"0x05","post_root":"0x06","transactions":[{"sender_pubkey":"0x01",
         "receiver_pubkey":"0x02","amount":7,"signature":"%s","merkle_path":[]}]}""".formatted("ab".repeat(64)));
    assertEquals("422 WITNESS_MISSING", chunk.error());
  }

  @Test
  void aCancelledJobFailsForAllWhoAskAndTheSameRequestIsANewOne() {
    String request = RequestEdit.of("batch-40t.json").json().replaceFirst("\\{", "{\"chunked\":true,");
    String job = client.submit(request);
    Answer cancelled = client.delete("/v2/batch/" + job);
    assertEquals(job, cancelled.data().getString("job_id"));
    assertTrue(cancelled.data().getBoolean("cancelled"));
    assertEquals("200 PROOF_FAILED", client.get("/v2/batch/" + job + "/proof").error());
    Event end = client.events(job, Optional.empty()).getLast();
    assertEquals("failed", end.name());
    assertEquals(job, end.data().getString("job_id"));
    assertEquals("409 INVALID_STATE", client.delete("/v2/batch/" + job).error());
    String again = client.submit(request);
    assertNotEquals(job, again);
    client.delete("/v2/batch/" + again).data();
  }

  @Test
  @Order(LAST)
  void aFullQueueSaysWhenToComeBackAndGivesKnownJobsStill() {
    String job = client.submit(RequestEdit.of(SMALLEST).json());
    Answer full = client.post("/v2/batch/prove", RequestEdit.of("batch-1t.json").json());
    assertEquals("503 CAPACITY_EXCEEDED", full.error());
    assertTrue(Integer.parseInt(full.response().headers().firstValue("Retry-After").orElseThrow()) >= 1);
    assertTrue(
        client.get("/v2/batch/" + job + "/status").data().getString("state").matches("pending|preparing|proving"));
    assertEquals("200 NOT_READY", client.get("/v2/batch/" + job + "/proof").error());
  }

  @Test
  void ownershipIsProved() {
    Fr key = Fr.of(12345);
    Fr commitment = Mimc.hash(Mimc.hash(Fr.of(0x504b), key, Fr.ZERO), Fr.of(1_000_000), Fr.of(99));
    Fr nullifier = Mimc.hash(Fr.of(3), key, commitment, Fr.of(17));
    Fr proxy = Mimc.hash(Fr.of(0x44454c45), commitment, Fr.of(17));
    String request = """
        {"spending_key":"12345","note_value":"1000000","note_blinding":"0x63","note_position":17,
         "commitment":"%s","nullifier":"%s","blinded_proxy":"%s"}""".formatted(commitment, nullifier, proxy);
    JsonObject proof = client.post("/v2/ownership/prove", request).data();
    assertEquals(324 * 2, proof.getString("proof_bytes").length());
    assertEquals(108 * 2, proof.getString("public_witness_bytes").length());
    assertEquals("groth16", proof.getString("backend"));
    assertEquals(commitment.toString(), proof.getString("commitment"));
    Answer wrong = client.post("/v2/ownership/prove", request.replace("12345", "54321"));
    assertEquals("422 WITNESS_INVALID", wrong.error());
    assertTrue(!wrong.response().body().contains("54321"), wrong.response().body());
  }
}
