package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.api.PollingSequencer.Belief;
import dev.forge.fixtures.RequestEdit;
import dev.forge.server.RunningServer;
import dev.forge.server.SharedServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sequencer that polls works against this server unchanged, and learns of a failure at its next poll. */
class PollingSequencerIT {
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = SharedServer.get();
  }

  @Test
  void itGetsItsProof() throws Exception {
    PollingSequencer sequencer = new PollingSequencer(server, Duration.ofSeconds(1));
    String job = sequencer.submit(RequestEdit.of("batch-70-recorded.json").replace("/batch_id", "3001").json());
    Belief.Proved proved = assertInstanceOf(Belief.Proved.class, sequencer.waitFor(job));
    assertEquals(776, proved.proof().getString("proof_bytes").length());
    assertEquals(472, proved.proof().getString("public_witness_bytes").length());
    assertEquals(3001, proved.proof().getInt("batch_id"));
  }

  @Test
  void itLearnsOfAFailureAtItsNextPoll() throws Exception {
    PollingSequencer sequencer = new PollingSequencer(server, Duration.ofSeconds(1));
    String job = sequencer.submit(RequestEdit.of("batch-8t4w4s-full.json").replace("/batch_id", "3002").json());
    ApiClient client = new ApiClient(server);
    client.delete("/v2/batch/" + job).data();
    assertEquals("failed", client.events(job, Optional.empty()).getLast().name());
    assertEquals(new Belief.Failed("cancelled"), sequencer.poll(job));
  }

  @Test
  void itLearnsAtOnceThatAJobIsLost() throws Exception {
    PollingSequencer sequencer = new PollingSequencer(server, Duration.ofSeconds(1));
    assertInstanceOf(Belief.Failed.class, sequencer.poll("pj_ffffffffffffffffffffffffffffffff"));
  }
}
