package dev.forge.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.storage.jpa.JpaRows;
import dev.forge.storage.jpa.JpaUnits;
import dev.forge.storage.jpa.OneWriter;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An embedded database has one transaction at a time, whether it was asked for as a unit or not. */
class OneWriterTest {
  private static final int THREADS = 8;
  private static final int EACH = 20;

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Counts how many transactions there are at once. */
  private final class Counted implements JpaUnits.Transactions {
    private final JpaUnits.Transactions real;

    Counted(JpaUnits.Transactions real) {
      this.real = real;
    }

    @Override
    public <T> T inNew(Function<EntityManager, T> work) {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        return real.inNew(work);
      } finally {
        running.decrementAndGet();
      }
    }

    @Override
    public <T> T outside(Function<EntityManager, T> work) {
      return real.outside(work);
    }
  }

  @Test
  void changesOutsideAUnitWaitForTheUnitsAndForEachOther() {
    try (JpaDatabase database = new JpaDatabase()) {
      JpaRows rows = database.groupedRows(Counted::new);
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        for (int i = 0; i < THREADS; i++) {
          int first = 1 + i * EACH;
          boolean inUnits = i % 2 == 0;
          threads.execute(() -> insert(rows, first, inUnits));
        }
      }
      assertEquals(THREADS * EACH, rows.workers().all().size());
      assertEquals(1, most.get(), "transactions at once");
    }
  }

  @Test
  void aSecondWriterIsNotPutOverTheFirst() {
    JpaUnits.Transactions one = OneWriter.of(new Counted(null));
    assertSame(one, OneWriter.of(one));
  }

  private static void insert(JpaRows rows, int first, boolean inUnits) {
    for (int id = first; id < first + EACH; id++) {
      Worker worker = new Worker(new WorkerId(id), Optional.empty(), 1, Instant.EPOCH);
      if (inUnits) {
        rows.units().run(() -> rows.workers().insert(worker));
      } else {
        rows.workers().insert(worker);
      }
    }
  }
}
