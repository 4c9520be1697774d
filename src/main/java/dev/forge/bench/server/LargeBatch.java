package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One batch of very many transfers with their witness, executed and proved by a server of its own with a small heap. */
record LargeBatch(ServerBenchSettings settings) {
  private static final int ACCOUNTS = 500;
  private static final long SEED = 7;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");

  /**
   * How it went.
   *
   * @param bytes of the submission
   * @param submission the seconds until it was answered
   * @param whole the seconds until the batch was complete
   * @param heap of the server, from its start on
   */
  record Result(int transfers, long bytes, double submission, double whole, CollectedHeap heap) {}

  Result run(int transfers) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("forge-large");
    Path body = folder.resolve("batch.json");
    Path log = folder.resolve("gc.log");
    new TransferChain(ACCOUNTS, SEED).write(body, "large", transfers);
    try (MeasuredServer server = MeasuredServer.layOut(settings.with(CollectedHeap.option(log)))) {
      server.start();
      long begin = System.nanoTime();
      submit(server.port(), body);
      double submission = (System.nanoTime() - begin) / 1e9;
      awaitEnd(server.port());
      double whole = (System.nanoTime() - begin) / 1e9;
      server.heapInUse();
      return new Result(transfers, Files.size(body), submission, whole, CollectedHeap.of(log));
    } finally {
      Files.deleteIfExists(body);
      Files.deleteIfExists(log);
      Files.deleteIfExists(folder);
    }
  }

  private static void submit(int port, Path body) throws IOException {
    try (Connection connection = new Connection(port); InputStream in = Files.newInputStream(body)) {
      Connection.Answer answer = connection.post("/batch/submit", Files.size(body), in);
      if (answer.status() != 200) {
        throw new BenchException("the batch was answered " + answer.status() + " " + answer.body());
      }
    }
  }

  private static void awaitEnd(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = new Connection(port)) {
      for (String state = state(connection); !state.equals("completed"); state = state(connection)) {
        if (state.equals("failed") || System.nanoTime() > end) {
          throw new BenchException("the batch is " + state + ": " + connection.get("/batch/large/status").body());
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static String state(Connection connection) throws IOException {
    Matcher state = STATE.matcher(connection.get("/batch/large/status").body());
    return state.find() ? state.group(1) : "unknown";
  }
}
