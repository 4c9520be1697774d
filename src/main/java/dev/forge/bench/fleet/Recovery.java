package dev.forge.bench.fleet;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Measures, beside what else happens, how long it takes until something holds again. */
final class Recovery {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LOOK_EVERY_MS = 50;

  private final CompletableFuture<OptionalDouble> seconds = new CompletableFuture<>();

  /** What holds again in the end. */
  interface Condition {
    /** Looks. */
    boolean holds() throws SQLException;
  }

  private Recovery() {}

  /** Begins to measure now. */
  static Recovery until(Condition condition) {
    Recovery recovery = new Recovery();
    long begin = System.nanoTime();
    Thread.ofVirtual().start(() -> recovery.look(condition, begin));
    return recovery;
  }

  private void look(Condition condition, long begin) {
    try {
      boolean holds = condition.holds();
      while (!holds && System.nanoTime() - begin < PATIENCE.toNanos()) {
        Thread.sleep(LOOK_EVERY_MS);
        holds = condition.holds();
      }
      seconds.complete(holds ? OptionalDouble.of((System.nanoTime() - begin) / 1e9) : OptionalDouble.empty());
    } catch (SQLException | InterruptedException | RuntimeException e) {
      seconds.completeExceptionally(e);
    }
  }

  /** Waits for the end: the seconds it took, or nothing where it does not hold after three minutes. */
  OptionalDouble seconds() throws SQLException {
    try {
      return seconds.join();
    } catch (CompletionException e) {
      throw new SQLException("measuring a recovery: " + e.getCause().getMessage(), e);
    }
  }
}
