package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.configuration.ForgeSettings;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkState;
import dev.forge.engine.Engine;
import dev.forge.engine.Policies;
import dev.forge.engine.Rows;
import dev.forge.engine.Surroundings;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.Vectors;
import dev.forge.job.Events;
import dev.forge.job.JobEvent;
import dev.forge.job.JobId;
import dev.forge.job.JobQueries;
import dev.forge.job.ProofAnswer;
import dev.forge.job.ProofJobState;
import dev.forge.job.Submission;
import dev.forge.job.SubmissionOutcome.Submitted;
import dev.forge.ledger.Randomness;
import dev.forge.prover.Prover;
import dev.forge.settlement.MockSettler;
import dev.forge.worker.WorkerId;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inside the server, with its own beans, database, queue and transactions. Each test has batches of its own numbers. */
@ExtendWith({InsideServer.class, ArquillianExtension.class})
class InsideServerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerId WORKER = new WorkerId(7);

  @Inject
  private Engine engine;

  @Inject
  private Submission submission;

  @Inject
  private JobQueries jobs;

  @Inject
  private Events events;

  @Inject
  private Rows rows;

  @Inject
  private Prover prover;

  @Inject
  private Policies policies;

  @Inject
  private ForgeSettings settings;

  @Inject
  private MetricRegistry metrics;

  @Resource(lookup = "java:comp/UserTransaction")
  private UserTransaction transaction;

  @Resource(lookup = "jms/forge")
  private ConnectionFactory connections;

  @Resource(lookup = "jms/waitingChunks")
  private Queue waitingChunks;

  @Deployment
  static WebArchive archive() {
    return InsideServer.archive(InsideServer.class, Vectors.class, RequestEdit.class)
        .addAsResource("vectors/batch-1t.json").addAsResource("vectors/batch-40t.json");
  }

  @Test
  void aBellLeadsThroughClaimAndProofToTheResult() throws Exception {
    long before = proofs();
    JobId job = submit(submission, batch(5001));
    assertEquals(ProofJobState.COMPLETED, end(job));
    Chunk chunk = chunks(job).getFirst();
    assertEquals(ChunkState.PROVED, chunk.state());
    assertTrue(chunk.leaseToken().isEmpty(), "a finished chunk has no lease");
    Attempt attempt = rows.chunks().attempts().of(chunk.id()).getFirst();
    assertEquals(AttemptState.SUCCEEDED, attempt.state());
    assertEquals(WORKER, attempt.worker());
    assertInstanceOf(ProofAnswer.Ready.class, jobs.proof(job));
    assertEquals(before + 1, proofs());
  }

  @Test
  void allChunksOfABatchAreClaimedOnce() throws Exception {
    JobId job = submit(submission, chunked());
    assertEquals(ProofJobState.COMPLETED, end(job));
    List<Chunk> chunks = chunks(job);
    assertEquals(5, chunks.size());
    chunks.forEach(chunk -> assertEquals(1, rows.chunks().attempts().of(chunk.id()).size(), chunk.id().toString()));
  }

  @Test
  void bellsForNothingOrHeardTwiceHarmNobody() throws Exception {
    JobId first = submit(submission, batch(5002));
    assertEquals(ProofJobState.COMPLETED, end(first));
    ChunkId proved = chunks(first).getFirst().id();
    ring("not the id of a chunk");
    ring(UUID.randomUUID().toString());
    for (int i = 0; i < 3; i++) {
      ring(proved.value().toString());
    }
    JobId second = submit(submission, batch(5003));
    assertEquals(ProofJobState.COMPLETED, end(second));
    assertEquals(1, rows.chunks().attempts().of(proved).size());
  }

  @Test
  void aUnitThatThrowsLeavesNeitherRowsNorBells() throws Exception {
    JobId[] undone = new JobId[1];
    assertThrows(IllegalArgumentException.class, () -> rows.units().run(() -> {
      undone[0] = submit(submission, batch(5004));
      assertTrue(jobs.status(undone[0]).isPresent(), "it is there within the unit");
      throw new IllegalArgumentException("of this test");
    }));
    assertTrue(jobs.status(undone[0]).isEmpty());
    assertEquals(List.of(), events.after(undone[0], 0));
    Submitted again = assertInstanceOf(Submitted.class, submission.submit(batch(5004)));
    assertTrue(again.isNew(), "nothing of the first one is left");
    assertEquals(ProofJobState.COMPLETED, end(again.job()));
  }

  @Test
  void whatHappensAfterACommitSeesItsRows() throws Exception {
    boolean[] seen = new boolean[1];
    JobId[] job = new JobId[1];
    rows.units().run(() -> {
      job[0] = submit(submission, batch(5005));
      rows.units().afterCommit(() -> seen[0] = jobs.status(job[0]).isPresent());
      assertFalse(seen[0]);
    });
    assertTrue(seen[0]);
    assertEquals(ProofJobState.COMPLETED, end(job[0]));
  }

  @Test
  void aTransactionOfSomebodyElseIsNoUnitOfWork() throws Exception {
    transaction.begin();
    try {
      assertThrows(IllegalStateException.class, () -> submission.submit(batch(5006)));
    } finally {
      transaction.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "broken"})
  void theSweeperHealsABellThatIs(String kind) throws Exception {
    Bell bell = kind.equals("silent") ? new SilentBell() : brokenBell();
    InstanceKey key = InstanceKey.ofFile(settings.home().resolve("secrets/instance.key"), Randomness.secure());
    Engine deaf = Engine.over(rows, new Surroundings(prover, bell, new MockSettler(), key, InstantSource.system(),
        Randomness.secure()), policies);
    JobId job = submit(deaf.submission(), batch(kind.equals("silent") ? 5007 : 5008));
    deaf.preparation().prepare(jobs.status(job).orElseThrow().batch());
    assertEquals(ProofJobState.COMPLETED, end(job));
  }

  @Test
  void eventsAreToldAgainBehindAnyOfThem() throws Exception {
    JobId job = submit(submission, batch(5009));
    end(job);
    List<JobEvent> all = events.after(job, 0);
    List<Long> ids = all.stream().map(JobEvent::id).toList();
    assertEquals(IntStream.rangeClosed(1, all.size()).mapToObj(Long::valueOf).toList(), ids);
    for (int seen = 0; seen <= all.size(); seen++) {
      assertEquals(ids.subList(seen, ids.size()), events.after(job, seen).stream().map(JobEvent::id).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2/health", "v2/ownership/health", "health", "workers", "health/ready"})
  @RunAsClient
  void eachApiAnswers(String path, @ArquillianResource URL application) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(URI.create(application + path)).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  private static ProveRequest batch(int number) {
    return RequestEdit.of("batch-1t.json").replace("/batch_id", String.valueOf(number)).read();
  }

  private static ProveRequest chunked() {
    String json = RequestEdit.of("batch-40t.json").json().replaceFirst("\\{", "{\"chunked\":true,");
    return ProveRequestReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static JobId submit(Submission submission, ProveRequest request) {
    return assertInstanceOf(Submitted.class, submission.submit(request)).job();
  }

  /** Waits for the end of a job, event by event. */
  private ProofJobState end(JobId job) throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    long seen = 0;
    while (Instant.now().isBefore(patience)) {
      for (JobEvent event : events.await(job, seen, Duration.ofSeconds(5))) {
        if (event.state().isTerminal()) {
          return event.state();
        }
        seen = event.id();
      }
    }
    return jobs.status(job).orElseThrow().state();
  }

  private List<Chunk> chunks(JobId job) {
    return rows.chunks().chunks().of(jobs.status(job).orElseThrow().batch());
  }

  private long proofs() {
    return metrics.counter("forge_proofs", new Tag("circuit", "batch_1_1_1"), new Tag("outcome", "proved")).getCount();
  }

  private void ring(String text) {
    try (JMSContext context = connections.createContext()) {
      context.createProducer().send(waitingChunks, text);
    }
  }

  /** A bell over a queue that cannot be reached. */
  private Bell brokenBell() {
    ConnectionFactory broken = (ConnectionFactory) Proxy.newProxyInstance(InsideServerIT.class.getClassLoader(),
        new Class<?>[] {ConnectionFactory.class}, (_, _, _) -> {
          throw new JMSRuntimeException("the queue is down");
        });
    return new JmsBell(broken, waitingChunks, InstantSource.system(),
        new JmsBell.Hearing(_ -> {}, () -> {}, 1, Duration.ofMinutes(2)), Traces.none());
  }

  private static final class SilentBell implements Bell {
    @Override
    public void chunkWaits(ChunkId chunk) {}

    @Override
    public void batchWaits(BatchId batch) {}
  }
}
