package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.api.PollingSequencer.Belief;
import dev.forge.fixtures.RequestEdit;
import dev.forge.server.RunningServer;
import dev.forge.server.SharedServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sequencer that polls works against this server unchanged; how it learns of failures is in {@link RealProverIT} too. */
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
  void itLearnsAtOnceThatAJobIsLost() throws Exception {
    PollingSequencer sequencer = new PollingSequencer(server, Duration.ofSeconds(1));
    assertInstanceOf(Belief.Failed.class, sequencer.poll("pj_ffffffffffffffffffffffffffffffff"));
  }
}
