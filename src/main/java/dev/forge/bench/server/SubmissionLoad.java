package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that submit one request after the other, each on a connection of its own. */
record SubmissionLoad(int port, int clients) {
  private static final int OK = 200;

  /**
   * How it went.
   *
   * @param nanoseconds of each submission, sorted
   * @param seconds that all took together
   */
  record Result(long[] nanoseconds, double seconds) {
    double perSecond() {
      return nanoseconds.length / seconds;
    }

    /** The seconds within which such a share of the submissions was answered. */
    double quantile(double share) {
      return nanoseconds.length == 0 ? Double.NaN
          : nanoseconds[(int) Math.min(nanoseconds.length - 1, Math.floor(share * nanoseconds.length))] / 1e9;
    }
  }

  /** Submits for so many seconds. */
  Result run(Requests requests, double seconds) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    List<Future<long[]>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(requests, end)));
      }
    }
    double taken = (System.nanoTime() - begin) / 1e9;
    long[] all = running.stream().map(SubmissionLoad::times).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(all, taken);
  }

  private long[] client(Requests requests, long end) throws IOException {
    long[] times = new long[1024];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      for (long now = System.nanoTime(); now < end;) {
        Connection.Answer answer = connection.ask(requests.next());
        if (answer.status() != OK) {
          throw new BenchException("a submission was answered " + answer.status() + " " + answer.body());
        }
        long then = System.nanoTime();
        times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
        times[count++] = then - now;
        now = then;
      }
    }
    return Arrays.copyOf(times, count);
  }

  private static long[] times(Future<long[]> client) {
    try {
      return client.resultNow();
    } catch (IllegalStateException failed) {
      throw new BenchException("a client could not go on: " + client.exceptionNow().getMessage(),
          new ExecutionException(client.exceptionNow()));
    }
  }
}
