package dev.forge.zk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoresTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyItemRunsOnce(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    Cores.of(threads).run(1000, runs::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertEquals(1, runs.get(i), "item " + i);
    }
  }

  @Test
  void noThreadMakesTwoWorkers() {
    AtomicInteger workers = new AtomicInteger();
    Cores.of(3).run(500, () -> {
      workers.incrementAndGet();
      return (IntConsumer) item -> {};
    });
    assertTrue(workers.get() >= 1 && workers.get() <= 3, "workers: " + workers);
  }

  @Test
  void noItemsNeedNoWorker() {
    Cores.of(2).run(0, () -> {
      throw new AssertionError("a worker was made");
    });
    assertEquals(2, Cores.of(2).count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void firstExceptionReachesTheCallerAndEndsTheRun(int threads) {
    IllegalStateException failure = new IllegalStateException("item 3");
    AtomicInteger runs = new AtomicInteger();
    Throwable thrown = assertThrows(IllegalStateException.class, () -> Cores.of(threads).run(1_000_000, item -> {
      runs.incrementAndGet();
      if (item == 3) {
        throw failure;
      }
    }));
    assertSame(failure, thrown);
    assertTrue(runs.get() < 1_000_000, "all items ran");
  }

  @Test
  void interruptionCancelsAndStaysVisible() {
    assertThrows(CancellationException.class, () -> Cores.of(1).run(10, item -> Thread.currentThread().interrupt()));
    assertTrue(Thread.interrupted());
  }

  @Test
  void zeroCoresAreRefused() {
    String message = assertThrows(IllegalArgumentException.class, () -> Cores.of(0)).getMessage();
    assertEquals("number of cores must be at least 1: 0", message);
  }
}
