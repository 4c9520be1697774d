package dev.forge.server;

import dev.forge.dispatch.BatchId;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A few threads that prepare batches as they come. The ids of not too many are remembered here; when more wait, those that
 * are not are found in the rows.
 */
final class Preparers {
  private static final int MOST_REMEMBERED = 256;

  private final Executor threads;
  private final int most;
  private final Consumer<BatchId> prepare;
  private final IntFunction<? extends Iterable<BatchId>> waiting;
  private final Queue<BatchId> next = new ArrayBlockingQueue<>(MOST_REMEMBERED);
  private final AtomicBoolean forgotten = new AtomicBoolean();
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Preparers that have nothing to do.
   *
   * @param most as many prepare at the same time
   * @param waiting finds at most so many batches that wait
   */
  Preparers(Executor threads, int most, Consumer<BatchId> prepare, IntFunction<? extends Iterable<BatchId>> waiting) {
    this.threads = threads;
    this.most = most;
    this.prepare = prepare;
    this.waiting = waiting;
  }

  /** A batch waits. */
  void ring(BatchId batch) {
    if (!next.offer(batch)) {
      forgotten.set(true);
    }
    begin();
  }

  private void begin() {
    int now = busy.get();
    if (now < most && busy.compareAndSet(now, now + 1)) {
      threads.execute(this::work);
    }
  }

  private void work() {
    try {
      for (Optional<BatchId> batch = take(); batch.isPresent(); batch = take()) {
        prepare.accept(batch.get());
      }
    } finally {
      busy.decrementAndGet();
    }
    if (!next.isEmpty()) { // somebody rang after the last look
      begin();
    }
  }

  private Optional<BatchId> take() {
    BatchId batch = next.poll();
    if (batch == null && forgotten.compareAndSet(true, false)) {
      waiting.apply(MOST_REMEMBERED).forEach(this::ring);
      batch = next.poll();
    }
    return Optional.ofNullable(batch);
  }
}
