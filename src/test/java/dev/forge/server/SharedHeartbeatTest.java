package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.dispatch.Heartbeat.Beating;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedHeartbeatTest {
  @Test
  void eachBeatsAgainAndAgainUntilItIsClosed() throws InterruptedException {
    try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(2)) {
      SharedHeartbeat heartbeat = new SharedHeartbeat(threads, Duration.ofMillis(1));
      CountDownLatch twice = new CountDownLatch(2);
      CountDownLatch other = new CountDownLatch(1);
      AtomicInteger beats = new AtomicInteger();
      try (Beating _ = heartbeat.every(Duration.ofMillis(1), () -> {
        beats.incrementAndGet();
        twice.countDown();
      }); Beating _ = heartbeat.every(Duration.ofMillis(1), other::countDown)) {
        assertTrue(twice.await(60, TimeUnit.SECONDS));
        assertTrue(other.await(60, TimeUnit.SECONDS));
      }
      int atTheEnd = beats.get();
      CountDownLatch later = new CountDownLatch(3);
      try (Beating _ = heartbeat.every(Duration.ofMillis(1), later::countDown)) {
        assertTrue(later.await(60, TimeUnit.SECONDS));
      }
      assertEquals(atTheEnd, beats.get());
      threads.shutdownNow();
    }
  }
}
