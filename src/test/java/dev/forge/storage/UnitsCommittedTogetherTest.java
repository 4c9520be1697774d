package dev.forge.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.ledger.UnitOfWork;
import dev.forge.storage.jpa.JpaRows;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Units that wait for the writer of an embedded database are committed together. */
class UnitsCommittedTogetherTest {
  @AutoClose
  private final JpaDatabase database = new JpaDatabase();

  private final JpaRows rows = database.groupedRows();
  private final UnitOfWork units = rows.units();

  @Test
  void oneThatFailsIsUndoneAndTheOthersAreNot() throws Exception {
    List<Future<Long>> answers = whileSomebodyWrites(List.of(1L, 2L, 2L, 3L));
    int duplicates = 0;
    for (Future<Long> answer : answers) {
      try {
        answer.get();
      } catch (ExecutionException e) {
        duplicates++;
        assertEquals("DuplicateKeyException", e.getCause().getClass().getSimpleName());
      }
    }
    assertEquals(1, duplicates);
    assertEquals(List.of(1L, 2L, 3L), rows.workers().all().stream().map(worker -> worker.id().number()).toList());
  }

  @Test
  void whatFollowsACommitMayBeginAUnit() {
    units.run(() -> {
      insert(1);
      units.afterCommit(() -> units.run(() -> insert(2)));
    });
    assertEquals(2, rows.workers().all().size());
  }

  @Test
  void aUnitThatThrowsLeavesTheWriterFree() {
    assertThrows(IllegalStateException.class, () -> units.run(() -> {
      throw new IllegalStateException("no");
    }));
    units.run(() -> insert(1));
    assertTrue(rows.workers().find(new WorkerId(1)).isPresent());
  }

  /** Units that all come while another is at work, so that they wait together. */
  private List<Future<Long>> whileSomebodyWrites(List<Long> ids) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      threads.execute(() -> units.run(() -> {
        begun.countDown();
        awaitUninterrupted(go);
      }));
      begun.await();
      List<Future<Long>> answers = new ArrayList<>();
      CountDownLatch asked = new CountDownLatch(ids.size());
      for (long id : ids) {
        answers.add(threads.submit(() -> {
          asked.countDown();
          return units.call(() -> insert(id));
        }));
      }
      asked.await();
      go.countDown();
      return answers;
    }
  }

  private long insert(long id) {
    rows.workers().insert(new Worker(new WorkerId(id), Optional.empty(), 1, Instant.EPOCH));
    return id;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
