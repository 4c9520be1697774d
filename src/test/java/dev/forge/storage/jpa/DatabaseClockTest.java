package dev.forge.storage.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long SECOND = 1_000_000_000L;

  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private final AtomicLong counter = new AtomicLong(17);
  private final AtomicLong asked = new AtomicLong();
  private final DatabaseClock clock = new DatabaseClock(this::ask, counter::get);

  private Instant ask() {
    asked.incrementAndGet();
    if (database.get() == null) {
      throw new IllegalStateException("the database is away");
    }
    return database.get();
  }

  @Test
  void timeGoesOnBetweenReadings() {
    assertEquals(NOON, clock.instant());
    counter.addAndGet(SECOND / 2);
    assertEquals(NOON.plusMillis(500), clock.instant());
    assertEquals(1, asked.get());
  }

  @Test
  void itFollowsTheDatabase() {
    assertEquals(NOON, clock.instant());
    database.set(NOON.plusSeconds(60));
    counter.addAndGet(2 * SECOND);
    assertEquals(NOON.plusSeconds(60), clock.instant());
  }

  @Test
  void timeGoesOnWhileTheDatabaseIsAway() {
    assertEquals(NOON, clock.instant());
    database.set(null);
    counter.addAndGet(5 * SECOND);
    assertEquals(NOON.plusSeconds(5), clock.instant());
    counter.addAndGet(5 * SECOND);
    assertEquals(NOON.plusSeconds(10), clock.instant());
    database.set(NOON.plusSeconds(12));
    counter.addAndGet(2 * SECOND);
    assertEquals(NOON.plusSeconds(12), clock.instant());
  }
}
