package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs of many chunks each, from the first claim to the last proof accepted. */
record ChunkLoad(int port) {
  static final int CHUNKS_OF_JOB = 25;
  static final int CAPACITY = 8;

  private static final Pattern ACTIVE = Pattern.compile("\"active_jobs\":(\\d+)");
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String OURS =
      " from proof p join batch b on b.id = p.batch where b.batch_number between ? and ?";

  /** The numbers of the batches of a load, both included. */
  record Numbers(long first, long last) {
    long chunks() {
      return (last - first + 1) * CHUNKS_OF_JOB;
    }
  }

  /**
   * How it went.
   *
   * @param chunks that were proved
   * @param seconds from the first claim to the last proof accepted
   * @param turn the mean seconds from a chunk's claim to its proof accepted, without its proving
   */
  record Result(double chunks, double seconds, double turn) {
    double perSecond() {
      return chunks / seconds;
    }

    /** What the database of a stopped server has of a load. */
    static Result of(ServerRows rows, Numbers numbers) throws SQLException {
      double chunks = number(rows, "select count(*)" + OURS, numbers);
      double last = number(rows, "select max(p.accepted_at)" + OURS, numbers);
      double first = number(rows, "select min(a.started_at) from attempt a join chunk c on c.id = a.chunk "
          + "join batch b on b.id = c.batch where b.batch_number between ? and ?", numbers);
      double turn = number(rows,
          "select avg(cast(p.accepted_at - a.started_at - p.proving_time_ms as double precision)) "
              + "from proof p join attempt a on a.chunk = p.chunk join batch b on b.id = p.batch "
              + "where a.state = 'SUCCEEDED' and b.batch_number between ? and ?",
          numbers);
      return new Result(chunks, (last - first) / 1000, turn / 1000);
    }

    private static double number(ServerRows rows, String query, Numbers numbers) throws SQLException {
      return rows.number(query, numbers.first(), numbers.last());
    }
  }

  /** Submits jobs, and waits until all are proved. */
  Numbers run(Requests requests, int jobs) throws IOException, InterruptedException {
    long first = Requests.nextNumber();
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < jobs; i++) {
        Connection.Answer answer = connection.ask(requests.next());
        if (answer.status() != 200) {
          throw new BenchException("a job of many chunks was answered " + answer.status() + " " + answer.body());
        }
      }
    }
    awaitIdle();
    return new Numbers(first, Requests.nextNumber() - 1);
  }

  /** Waits until no job is left to do; returns how many seconds that took. */
  double awaitIdle() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (Connection connection = new Connection(port)) {
      while (active(connection.get("/v2/health").body()) > 0) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new BenchException("jobs are still not proved after " + PATIENCE.toSeconds() + " s");
        }
        Thread.sleep(PAUSE);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static long active(String health) {
    Matcher active = ACTIVE.matcher(health);
    if (!active.find()) {
      throw new BenchException("no number of active jobs in " + health);
    }
    return Long.parseLong(active.group(1));
  }
}
