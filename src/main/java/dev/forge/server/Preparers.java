package dev.forge.server;

import dev.forge.dispatch.BatchId;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A few threads that prepare batches as they come. Not too many are remembered here; when more wait, those that
 * are not are found in the rows. While batches are being taken in, these threads pause after each they prepared, so that who
 * submits many is answered soon, and what is behind catches up afterwards.
 */
final class Preparers {
  private static final int MOST_REMEMBERED = 256;
  /** So many times as long as a task took is the pause after it. */
  private static final int PAUSES = 3;
  private static final long LONGEST_PAUSE = 250_000_000;
  private static final long LOOK_EVERY = 1_000_000;

  private final Executor threads;
  private final int most;
  private final Function<BatchId, Runnable> prepare;
  private final IntFunction<? extends Iterable<BatchId>> waiting;
  private final BooleanSupplier rush;
  private final Queue<Runnable> next = new ArrayBlockingQueue<>(MOST_REMEMBERED);
  private final AtomicBoolean forgotten = new AtomicBoolean();
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * Preparers that have nothing to do.
   *
   * @param most as many prepare at the same time
   * @param prepare is asked, on the thread that rings, for what prepares a batch
   * @param waiting finds at most so many batches that wait
   * @param rush whether batches are being taken in
   */
  Preparers(Executor threads, int most, Function<BatchId, Runnable> prepare,
      IntFunction<? extends Iterable<BatchId>> waiting, BooleanSupplier rush) {
    this.threads = threads;
    this.most = most;
    this.prepare = prepare;
    this.waiting = waiting;
    this.rush = rush;
  }

  /** A batch waits. */
  void ring(BatchId batch) {
    if (!next.offer(prepare.apply(batch))) {
      forgotten.set(true);
    }
    begin();
  }

  /** Batches may wait of whom nobody rang here. */
  void look() {
    forgotten.set(true);
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
      for (Optional<Runnable> task = take(); task.isPresent(); task = take()) {
        long begun = System.nanoTime();
        task.get().run();
        pause(begun);
      }
    } finally {
      busy.decrementAndGet();
    }
    if (!next.isEmpty()) { // somebody rang after the last look
      begin();
    }
  }

  /** Leaves the processors to those who submit, for a few times as long as the last task took. */
  private void pause(long begun) {
    long now = System.nanoTime();
    long end = now + Math.min(PAUSES * (now - begun), LONGEST_PAUSE);
    while (now < end && rush.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_EVERY);
      now = System.nanoTime();
    }
  }

  private Optional<Runnable> take() {
    Runnable task = next.poll();
    if (task == null && forgotten.compareAndSet(true, false)) {
      waiting.apply(MOST_REMEMBERED).forEach(this::ring);
      task = next.poll();
    }
    return Optional.ofNullable(task);
  }
}
