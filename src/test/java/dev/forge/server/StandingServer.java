package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.configuration.ForgeSettings;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkClaim;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ClaimOutcome.Claimed;
import dev.forge.dispatch.Delivery;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.RowLaws;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.ProofJobState;
import dev.forge.job.SubmissionOutcome.Submitted;
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

/** A server from inside whose timers stand still, so that each state lasts as long as a test wants. */
abstract class StandingServer {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerId WORKER = new WorkerId(7);

  @Inject
  private Timers timers;

  @Inject
  Rows rows;

  @Inject
  Prover prover;

  @Inject
  private Policies policies;

  @Inject
  private ForgeSettings settings;

  @Resource(lookup = "jdbc/forge")
  DataSource database;

  @Resource(lookup = "jms/forge")
  ConnectionFactory connections;

  final List<BatchId> rungFor = new ArrayList<>();

  /** What is done meanwhile, with an engine whose bell nobody hears. */
  interface Story {
    void tell(Engine quiet) throws Exception;
  }

  /** Tells a story with an engine whose bell nobody hears, and lets the server go on with what is left. */
  void whileTimersStand(Story story) throws Exception {
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

  Engine engine(Rows over, Prover by, Bell bell) {
    InstanceKey key = InstanceKey.ofFile(settings.home().resolve("secrets/instance.key"), Randomness.secure());
    return Engine.over(over, new Surroundings(by, bell, new MockSettler(), key, InstantSource.system(),
        Randomness.secure()), policies);
  }

  static JobId submit(Engine engine, int number, boolean settle) {
    String json = RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(number)).json();
    ProveRequest request = RequestEdit.parse(settle ? json.replaceFirst("\\{", "{\"settle\":true,") : json).read();
    return assertInstanceOf(Submitted.class, engine.submission().submit(request)).job();
  }

  JobId prepared(Engine engine, int number, boolean settle) {
    JobId job = submit(engine, number, settle);
    engine.preparation().prepare(batchOf(job));
    assertEquals(ProofJobState.PROVING, state(job));
    return job;
  }

  ChunkClaim claim(Engine engine, JobId job) {
    return assertInstanceOf(Claimed.class, engine.coordinator().claim(WORKER, chunk(job).id())).claim();
  }

  Delivery proof(ChunkClaim claim) {
    var proved = assertInstanceOf(Proved.class, prover.prove(claim.circuit(), claim.inputs(), ProvingListener.NONE));
    return new Delivery(claim.chunk(), WORKER, Optional.of(claim.token()), "mock", proved.proof().verifyingKeyHash(),
        proved.proof().proof(), proved.proof().publicWitness(), 1);
  }

  ProofJobState state(JobId job) {
    return rows.jobs().find(job).orElseThrow().state();
  }

  BatchId batchOf(JobId job) {
    return rows.jobs().find(job).orElseThrow().batch();
  }

  String batchState(JobId job) {
    return Names.of(rows.batches().find(batchOf(job)).orElseThrow().state());
  }

  Chunk chunk(JobId job) {
    return rows.chunks().chunks().of(batchOf(job)).getFirst();
  }

  void assertCancelled(JobId job) {
    HttpResponse<String> answer = delete(job.value());
    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(Json.createObjectBuilder().add("status", "success")
        .add("data", Json.createObjectBuilder().add("job_id", job.value()).add("cancelled", true)).build(),
        json(answer));
    assertEquals(ProofJobState.CANCELLED, state(job));
  }

  void assertTooLate(JobId job, String state) {
    List<Long> before = rows.events().after(job, 0, 100).stream().map(JobEvent::id).toList();
    HttpResponse<String> answer = delete(job.value());
    assertEquals(409, answer.statusCode(), answer.body());
    assertEquals(Json.createObjectBuilder().add("status", "error")
        .add("message", "job " + job + " is " + state + " and cannot be cancelled").add("code", "INVALID_STATE")
        .build(), json(answer));
    assertEquals(before, rows.events().after(job, 0, 100).stream().map(JobEvent::id).toList());
  }

  ProofJobState end(JobId job) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (!state(job).isTerminal() && Instant.now().isBefore(patience)) {
      Thread.sleep(50);
    }
    return state(job);
  }

  static HttpResponse<String> delete(String job) {
    URI address = URI.create("http://127.0.0.1:" + System.getenv("PORT") + "/forge/v2/batch/" + job);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).DELETE().build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  static Bell silent() {
    return bell(_ -> {});
  }

  Bell remembering() {
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
