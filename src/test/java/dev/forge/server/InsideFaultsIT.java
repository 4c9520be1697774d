package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.engine.Engine;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.Vectors;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.ledger.Actor;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is cancelled over HTTP in which state, and what is left where a bell is lost, a unit of work is rolled back or the
 * database refuses: inside the server, while its timers stand still.
 */
@ExtendWith({InsideServer.class, ArquillianExtension.class})
class InsideFaultsIT extends StandingServer {
  private static final String UNKNOWN = "pj_" + "0f".repeat(16);

  @Deployment
  static WebArchive archive() {
    return InsideServer
        .archive(InsideServer.class, Vectors.class, RequestEdit.class, RowLaws.class, Interposed.class,
            StandingServer.class)
        .addAsResource("vectors/batch-1t.json");
  }

  @Test
  void aPendingJobIsCancelled() throws Exception {
    whileTimersStand(engine -> {
      JobId job = submit(engine, 6001, false);
      assertCancelled(job);
      assertTooLate(job, "cancelled");
    });
  }

  @Test
  void aJobIsCancelledWhileItIsPrepared() throws Exception {
    whileTimersStand(engine -> {
      JobId job = submit(engine, 6002, false);
      Engine strict = engine(Interposed.whileInputsAreOpened(rows, () -> {
        assertEquals(ProofJobState.PREPARING, state(job));
        assertCancelled(job);
      }), Interposed.wantingWitness(prover), silent());
      strict.preparation().prepare(batchOf(job));
      assertEquals(ProofJobState.CANCELLED, state(job));
      assertEquals(List.of(), rows.chunks().chunks().of(batchOf(job)));
    });
  }

  @Test
  void aJobThatIsProvedOrSettledIsNot() throws Exception {
    whileTimersStand(engine -> {
      JobId job = prepared(engine, 6003, true);
      assertTooLate(job, "proving");
      ChunkClaim claim = claim(engine, job);
      assertTooLate(job, "proving");
      assertInstanceOf(DeliveryOutcome.Accepted.class, engine.coordinator().deliver(proof(claim)));
      assertEquals("settling", batchState(job));
      assertTooLate(job, "completed");
      assertEquals(1, engine.settling().sweep());
      assertEquals("completed", batchState(job));
      assertTooLate(job, "completed");
    });
  }

  @Test
  void aJobThatFailedIsNot() throws Exception {
    whileTimersStand(engine -> {
      JobId job = prepared(engine, 6004, false);
      engine.operations().fail(job.value(), Actor.SYSTEM, "of this test");
      assertTooLate(job, "failed");
    });
  }

  @Test
  void aJobThatIsNotKnownIsNotFound() throws Exception {
    HttpResponse<String> answer = delete(UNKNOWN);
    assertEquals(404, answer.statusCode());
    assertEquals(Json.createObjectBuilder().add("status", "error").add("message", "no job " + UNKNOWN + " is known")
        .add("code", "NOT_FOUND").build(), json(answer));
  }

  @Test
  void aUnitThatIsRolledBackRingsNoBellAndOneThatIsCommittedDoes() throws Exception {
    whileTimersStand(_ -> {
      Engine ringing = engine(rows, prover, remembering());
      assertThrows(IllegalArgumentException.class, () -> rows.units().run(() -> {
        submit(ringing, 6005, false);
        throw new IllegalArgumentException("of this test");
      }));
      assertEquals(List.of(), rungFor);
      JobId[] job = new JobId[1];
      rows.units().run(() -> {
        job[0] = submit(ringing, 6005, false);
        assertEquals(List.of(), rungFor, "not before the rows are there");
      });
      assertEquals(List.of(batchOf(job[0])), rungFor);
    });
  }

  @Test
  void theSweeperHealsAMessageThatWasReceivedAndForgotten() throws Exception {
    JobId[] job = new JobId[1];
    whileTimersStand(_ -> {
      try (JMSContext context = connections.createContext()) {
        Queue elsewhere = context.createTemporaryQueue();
        JmsBell bell =
            new JmsBell(connections, elsewhere, InstantSource.system(),
                new JmsBell.Hearing(_ -> {}, () -> {}, 1, Duration.ofMinutes(2)), Traces.none());
        Engine engine = engine(rows, prover, bell);
        job[0] = prepared(engine, 6006, false);
        Chunk chunk = chunk(job[0]);
        String heard = context.createConsumer(elsewhere).receiveBody(String.class, PATIENCE.toMillis());
        assertEquals(chunk.id().toString(), heard);
        assertEquals(ChunkState.PENDING, chunk(job[0]).state(), "whoever heard it is gone");
      }
    });
    assertEquals(ProofJobState.COMPLETED, end(job[0]));
  }

  @Test
  void aProofThatTheDatabaseRefusesIsAcceptedWhenItComesAgain() throws Exception {
    whileTimersStand(engine -> {
      JobId job = prepared(engine, 6007, false);
      ChunkClaim claim = claim(engine, job);
      Delivery proof = proof(claim);
      try (Connection other = database.getConnection();
          var lock = other.prepareStatement("select id from chunk where id = ? for update")) {
        other.setAutoCommit(false);
        lock.setObject(1, claim.chunk().value());
        assertTrue(lock.executeQuery().next());
        assertThrows(RuntimeException.class, () -> engine.coordinator().deliver(proof));
        other.rollback();
      }
      assertEquals(ChunkState.LEASED, chunk(job).state());
      assertTrue(rows.chunks().proofs().find(claim.chunk()).isEmpty());
      assertEquals(ProofJobState.PROVING, state(job));
      assertInstanceOf(DeliveryOutcome.Accepted.class, engine.coordinator().deliver(proof));
      assertInstanceOf(DeliveryOutcome.AlreadyProved.class, engine.coordinator().deliver(proof));
      assertEquals(ProofJobState.COMPLETED, state(job));
      assertEquals(List.of(AttemptState.SUCCEEDED),
          rows.chunks().attempts().of(claim.chunk()).stream().map(attempt -> attempt.state()).toList());
    });
  }
}
