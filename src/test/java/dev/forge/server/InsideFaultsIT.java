package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.configuration.ForgeSettings;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.Delivery;
import dev.forge.dispatch.DeliveryOutcome;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.fixtures.Vectors;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Names;
import dev.forge.ledger.Randomness;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.settlement.MockSettler;
import dev.forge.worker.WorkerId;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Inside the server, with its timers standing still, so that each state lasts as long as a test wants: what is cancelled over
 * HTTP in which state, and what is left where a bell is lost, a unit of work is rolled back or the database refuses.
 */
@ExtendWith({InsideServer.class, ArquillianExtension.class})
class InsideFaultsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerId WORKER = new WorkerId(7);
  private static final String UNKNOWN = "pj_" + "0f".repeat(16);

  @Inject
  private Timers timers;

  @Inject
  private Rows rows;

  @Inject
  private Prover prover;

  @Inject
  private Policies policies;

  @Inject
  private ForgeSettings settings;

  @Resource(lookup = "jdbc/forge")
  private DataSource database;

  @Resource(lookup = "jms/forge")
  private ConnectionFactory connections;

  private final List<BatchId> rungFor = new ArrayList<>();

  @Deployment
  static WebArchive archive() {
    return InsideServer.archive(InsideServer.class, Vectors.class, RequestEdit.class, RowLaws.class, Interposed.class)
        .addAsResource("vectors/batch-1t.json");
  }

  private interface Story {
    void tell(Engine quiet) throws Exception;
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
            new JmsBell(connections, elsewhere, InstantSource.system(), new JmsBell.Hearing(_ -> {}, () -> {}, 1),
                Traces.none());
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

  /** Tells a story with an engine whose bell nobody hears, and lets the server go on with what is left. */
  private void whileTimersStand(Story story) throws Exception {
    timers.end(null);
    try {
      story.tell(engine(rows, prover, silent()));
      try (Connection connection = database.getConnection()) {
        assertEquals(List.of(), RowLaws.broken(connection));
      }
    } finally {
      timers.begin((Startup) null);
    }
  }

  private Engine engine(Rows over, Prover by, Bell bell) {
    InstanceKey key = InstanceKey.ofFile(settings.home().resolve("secrets/instance.key"), Randomness.secure());
    return Engine.over(over, new Surroundings(by, bell, new MockSettler(), key, InstantSource.system(),
        Randomness.secure()), policies);
  }

  private static JobId submit(Engine engine, int number, boolean settle) {
    String json = RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(number)).json();
    ProveRequest request = RequestEdit.parse(settle ? json.replaceFirst("\\{", "{\"settle\":true,") : json).read();
    return assertInstanceOf(Submitted.class, engine.submission().submit(request)).job();
  }

  private JobId prepared(Engine engine, int number, boolean settle) {
    JobId job = submit(engine, number, settle);
    engine.preparation().prepare(batchOf(job));
    assertEquals(ProofJobState.PROVING, state(job));
    return job;
  }

  private ChunkClaim claim(Engine engine, JobId job) {
    return assertInstanceOf(Claimed.class, engine.coordinator().claim(WORKER, chunk(job).id())).claim();
  }

  private Delivery proof(ChunkClaim claim) {
    var proved = assertInstanceOf(Proved.class, prover.prove(claim.circuit(), claim.inputs(), ProvingListener.NONE));
    return new Delivery(claim.chunk(), WORKER, Optional.of(claim.token()), "mock", proved.proof().verifyingKeyHash(),
        proved.proof().proof(), proved.proof().publicWitness(), 1);
  }

  private ProofJobState state(JobId job) {
    return rows.jobs().find(job).orElseThrow().state();
  }

  private BatchId batchOf(JobId job) {
    return rows.jobs().find(job).orElseThrow().batch();
  }

  private String batchState(JobId job) {
    return Names.of(rows.batches().find(batchOf(job)).orElseThrow().state());
  }

  private Chunk chunk(JobId job) {
    return rows.chunks().chunks().of(batchOf(job)).getFirst();
  }

  private void assertCancelled(JobId job) {
    HttpResponse<String> answer = delete(job.value());
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(Json.createObjectBuilder().add("status", "success")
        .add("data", Json.createObjectBuilder().add("job_id", job.value()).add("cancelled", true)).build(),
        json(answer));
    assertEquals(ProofJobState.CANCELLED, state(job));
  }

  private void assertTooLate(JobId job, String state) {
    List<Long> before = rows.events().after(job, 0, 100).stream().map(JobEvent::id).toList();
    HttpResponse<String> answer = delete(job.value());
    assertEquals(409, answer.statusCode(), answer.body());
    assertEquals(Json.createObjectBuilder().add("status", "error")
        .add("message", "job " + job + " is " + state + " and cannot be cancelled").add("code", "INVALID_STATE")
        .build(), json(answer));
    assertEquals(before, rows.events().after(job, 0, 100).stream().map(JobEvent::id).toList());
  }

  private ProofJobState end(JobId job) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!state(job).isTerminal() && Instant.now().isBefore(patience)) {
      Thread.sleep(50);
    }
    return state(job);
  }

  private static HttpResponse<String> delete(String job) {
    URI address = URI.create("http://127.0.0.1:" + System.getenv("PORT") + "/forge/v2/batch/" + job);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static Bell silent() {
    return bell(_ -> {});
  }

  private Bell remembering() {
    return bell(rungFor::add);
  }

  private static Bell bell(Consumer<BatchId> heard) {
    return new Bell() {
      @Override
      public void chunkWaits(ChunkId chunk) {}

      @Override
      public void batchWaits(BatchId batch) {
        heard.accept(batch);
      }
    };
  }
}
