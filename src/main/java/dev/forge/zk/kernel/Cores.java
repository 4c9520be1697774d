package dev.forge.zk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A number of threads that share a queue of work items. The calling thread is one of them, the others are daemon
 * platform threads of one pool for the whole process, which keeps idle threads for a minute.
 */
public final class Cores {
  private static final ExecutorService POOL =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("forge-core-", 0).factory());

  private final int count;

  private Cores(int count) {
    this.count = count;
  }

  /** As many threads as the machine has processors. */
  public static Cores all() {
    return new Cores(Runtime.getRuntime().availableProcessors());
  }

  /**
   * A fixed number of threads.
   *
   * @throws IllegalArgumentException if there is not at least one
   */
  public static Cores of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("number of cores must be at least 1: " + count);
    }
    return new Cores(count);
  }

  /** The number of threads. */
  public int count() {
    return count;
  }

  /** Runs items 0 to {@code items} - 1; see {@link #run(int, Supplier)}. */
  public void run(int items, IntConsumer item) {
    run(items, () -> item);
  }

  /**
   * Runs items 0 to {@code items} - 1, each once, started in this order, and returns when all are done. Each thread gets
   * a worker of its own, which may keep scratch memory between items. After the first exception no further item starts,
   * and it is thrown to the caller.
   *
   * @throws CancellationException if the calling thread is interrupted; its interrupt flag stays set
   */
  public void run(int items, Supplier<? extends IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    int threads = Math.min(count, items);
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      others.add(POOL.submit(() -> drain(next, items, workers)));
    }
    Throwable failure = null;
    try {
      drain(next, items, workers);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    for (Future<?> other : others) {
      failure = firstOf(failure, await(other, next, items));
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private static void drain(AtomicInteger next, int items, Supplier<? extends IntConsumer> workers) {
    IntConsumer worker = null;
    try {
      for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted at item " + item + " of " + items);
        }
        if (worker == null) {
          worker = workers.get();
        }
        worker.accept(item);
      }
    } catch (RuntimeException | Error e) {
      next.set(items);
      throw e;
    }
  }

  /** Waits for another thread's end, whatever happens, since its items may still write to shared arrays. */
  private static Throwable await(Future<?> other, AtomicInteger next, int items) {
    boolean interrupted = false;
    Throwable failure = null;
    while (true) {
      try {
        other.get();
        break;
      } catch (ExecutionException e) {
        failure = e.getCause();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        next.set(items);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      return failure != null ? failure : new CancellationException("interrupted while waiting for " + items + " items");
    }
    return failure;
  }

  private static Throwable firstOf(Throwable first, Throwable second) {
    return first != null ? first : second;
  }
}
