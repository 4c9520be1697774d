package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures the coordinator. For each level a fresh server is warmed up and stopped, its database is filled, and it is started
 * again and measured; so all levels are measured in processes of the same age.
 */
public final class ServerBench {
  /** Afterwards compiling takes less than a twentieth of the processors. */
  private static final int WARM_UP_ROUNDS = 3;

  private static final int WARM_UP_SECONDS = 10;
  private static final int JOBS_OF_CHUNKS = 40;

  private final ServerBenchSettings settings;
  private final Consumer<String> messages;
  private final Requests small;
  private final Requests full;
  private final Requests chunked;

  /** A measurement that tells how far it is. */
  public ServerBench(ServerBenchSettings settings, Consumer<String> messages) {
    this.settings = settings;
    this.messages = messages;
    Path examples = settings.project().resolve("examples");
    small = Requests.like(examples.resolve("batch-1t.json"));
    full = Requests.like(examples.resolve("batch-8t4w4s-full.json"));
    chunked =
        Requests.chunked(examples.resolve("batch-8t4w4s-full.json"), ChunkLoad.CHUNKS_OF_JOB * ChunkLoad.CAPACITY);
  }

  /**
   * Measures all levels; takes about three minutes for each.
   *
   * @throws BenchException if the server does not do what is asked
   */
  public ServerReport measure() throws InterruptedException {
    List<LevelResult> results = new ArrayList<>();
    for (int jobs : settings.levels()) {
      try (MeasuredServer server = MeasuredServer.layOut(settings)) {
        results.add(level(server, jobs));
      } catch (IOException | SQLException e) {
        throw new BenchException("with " + jobs + " jobs: " + e.getMessage(), e);
      }
    }
    return new ServerReport(settings, results, small.size(), full.size(), large());
  }

  private Optional<LargeBatch.Result> large() throws InterruptedException {
    if (settings.transfers() == 0) {
      return Optional.empty();
    }
    messages.accept("one batch of " + settings.transfers() + " transfers");
    try {
      return Optional.of(new LargeBatch(settings).run(settings.transfers()));
    } catch (IOException e) {
      throw new BenchException("the large batch: " + e.getMessage(), e);
    }
  }

  private LevelResult level(MeasuredServer server, int jobs) throws IOException, InterruptedException, SQLException {
    messages.accept("filling a database with " + jobs + " jobs");
    fill(server, jobs);
    messages.accept("starting a server with " + jobs + " jobs");
    double start = server.start();
    SubmissionLoad load = new SubmissionLoad(server.port(), settings.clients());
    ChunkLoad chunkLoad = new ChunkLoad(server.port());
    messages.accept("warming up");
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      load.run(small, WARM_UP_SECONDS);
      load.run(full, WARM_UP_SECONDS);
      chunkLoad.run(chunked, JOBS_OF_CHUNKS / 4);
    }
    messages.accept("measuring");
    LevelResult.Load ofSmall = submit(server, load, small);
    LevelResult.Load ofFull = submit(server, load, full);
    begin(server);
    double before = server.processorSeconds();
    ChunkLoad.Numbers numbers = chunkLoad.run(chunked, JOBS_OF_CHUNKS);
    double processors = server.processorSeconds() - before;
    Optional<ProcessorParts> ofChunks = end(server, numbers.chunks());
    long resident = server.resident();
    long heap = server.heapInUse();
    server.stop();
    try (ServerRows rows = ServerRows.open(server.database(), drivers())) {
      ChunkLoad.Result chunks = ChunkLoad.Result.of(rows, numbers);
      return new LevelResult(jobs, start, ofSmall, ofFull, chunks, processors / chunks.chunks(),
          new LevelResult.Memory(resident, heap, server.databaseBytes()), ofChunks);
    }
  }

  /** The rows of a job that went all its way, and copies of them. */
  private void fill(MeasuredServer server, int jobs) throws IOException, InterruptedException, SQLException {
    server.start();
    try (Connection connection = new Connection(server.port())) {
      connection.ask(small.next());
    }
    new ChunkLoad(server.port()).awaitIdle();
    server.stop();
    try (ServerRows rows = ServerRows.open(server.database(), drivers())) {
      rows.fillWithJobs(jobs);
    }
  }

  /** Submits for a while, and waits until all is proved. */
  private LevelResult.Load submit(MeasuredServer server, SubmissionLoad load, Requests requests)
      throws IOException, InterruptedException {
    begin(server);
    double before = server.processorSeconds();
    SubmissionLoad.Result result = load.run(requests, settings.seconds());
    int count = result.nanoseconds().length;
    double drained = result.seconds() + new ChunkLoad(server.port()).awaitIdle();
    double processors = (server.processorSeconds() - before) / count;
    return new LevelResult.Load(result, count / drained, processors, end(server, count),
        submitDrained(server, load, requests));
  }

  /** Submits while the worker is given nothing, so that no chunk is claimed, proved or accepted. */
  private SubmissionLoad.Result submitDrained(MeasuredServer server, SubmissionLoad load, Requests requests)
      throws IOException, InterruptedException {
    server.order("drain");
    SubmissionLoad.Result result = load.run(requests, settings.seconds());
    server.order("release");
    new ChunkLoad(server.port()).awaitIdle();
    return result;
  }

  private void begin(MeasuredServer server) throws IOException, InterruptedException {
    if (settings.profile()) {
      server.beginRecording();
    }
  }

  private Optional<ProcessorParts> end(MeasuredServer server, long count) throws IOException, InterruptedException {
    return settings.profile() ? Optional.of(server.endRecording().dividedBy(count)) : Optional.empty();
  }

  private Path drivers() {
    return settings.project().resolve("target").resolve("jdbc");
  }
}
