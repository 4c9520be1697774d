package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OncePerKeyTest {
  private final OncePerKey<String, Integer> values = new OncePerKey<>();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void manyThreadsMakeAValueOnce() throws Exception {
    var start = new CyclicBarrier(8);
    Callable<Integer> get = () -> {
      start.await();
      return values.get("a", made::incrementAndGet);
    };
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var value : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> get).toList())) {
        assertEquals(1, value.get());
      }
    }
    assertEquals(1, made.get());
  }

  @Test
  void makingOneValueHoldsUpNoOther() throws Exception {
    var otherIsThere = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var slow = threads.submit(() -> values.get("slow", () -> {
        try {
          otherIsThere.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return 1;
      }));
      assertEquals(2, threads.submit(() -> values.get("other", () -> 2)).get());
      otherIsThere.countDown();
      assertEquals(1, slow.get());
    }
  }

  @Test
  void whatFailsIsTriedAgain() {
    assertThrows(IllegalStateException.class, () -> values.get("a", () -> {
      throw new IllegalStateException("not yet");
    }));
    assertEquals(5, values.get("a", () -> 5));
  }

  @Test
  void whoGivesUpWaitingDoesNotEndTheMaking() throws Exception {
    var goOn = new CountDownLatch(1);
    var isMaking = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> values.get("a", () -> {
      isMaking.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return made.incrementAndGet();
    }));
    assertTrue(Thread.interrupted());
    isMaking.await();
    goOn.countDown();
    assertEquals(1, values.get("a", () -> 7));
  }
}
