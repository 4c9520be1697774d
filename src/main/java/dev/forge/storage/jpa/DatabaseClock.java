package dev.forge.storage.jpa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clock of the database, so that coordinators on machines whose clocks differ agree on when a lease ends. It is read
 * every second; in between, and while the database is away, time goes on by this process's steady counter.
 */
public final class DatabaseClock implements InstantSource {
  private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);

  private final Supplier<Instant> database;
  private final LongSupplier nanoseconds;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Optional<Reading> last = Optional.empty();

  private record Reading(Instant time, long at) {}

  /** A clock that asks the database. */
  public DatabaseClock(Supplier<Instant> database) {
    this(database, System::nanoTime);
  }

  DatabaseClock(Supplier<Instant> database, LongSupplier nanoseconds) {
    this.database = database;
    this.nanoseconds = nanoseconds;
  }

  @Override
  public Instant instant() {
    long now = nanoseconds.getAsLong();
    Optional<Reading> known = last;
    if (known.isEmpty()) {
      return timeAt(now, read());
    }
    if (now - known.get().at() > READ_AGAIN_AFTER.toNanos() && reading.tryLock()) {
      try {
        read();
      } catch (RuntimeException away) { // whoever wants more of the database than the time will say so
        last = Optional.of(new Reading(timeAt(now, known.get()), now));
      } finally {
        reading.unlock();
      }
    }
    return timeAt(nanoseconds.getAsLong(), last.orElseThrow());
  }

  /** The answer is taken for the time in the middle of the call. */
  private Reading read() {
    long before = nanoseconds.getAsLong();
    Instant time = database.get();
    Reading now = new Reading(time, before + (nanoseconds.getAsLong() - before) / 2);
    last = Optional.of(now);
    return now;
  }

  private static Instant timeAt(long nanoseconds, Reading reading) {
    return reading.time().plusNanos(nanoseconds - reading.at());
  }
}
