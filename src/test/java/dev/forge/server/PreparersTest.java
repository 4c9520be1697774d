package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.dispatch.BatchId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreparersTest {
  private final Deque<Runnable> begun = new ArrayDeque<>();
  private final List<BatchId> prepared = new ArrayList<>();
  private final List<BatchId> rows = new ArrayList<>();
  private int rush;
  private final Preparers preparers =
      new Preparers(begun::add, 2, batch -> () -> prepared.add(batch),
          most -> rows.subList(0, Math.min(most, rows.size())), () -> --rush >= 0);

  @Test
  void aFewThreadsPrepareAllThatWait() {
    List<BatchId> batches = batches(5);
    batches.forEach(preparers::ring);
    assertEquals(2, begun.size());
    run();
    assertEquals(batches, prepared);
  }

  @Test
  void thoseThatAreNotRememberedAreFoundInTheRows() {
    List<BatchId> batches = batches(300);
    batches.forEach(preparers::ring);
    rows.addAll(batches.subList(256, 300));
    run();
    assertEquals(batches, prepared);
  }

  @Test
  void whoRingsLaterIsHeard() {
    preparers.ring(batch(1));
    run();
    preparers.ring(batch(2));
    run();
    assertEquals(batches(2), prepared);
  }

  @Test
  void whatNobodyRangForIsFoundByLooking() {
    rows.addAll(batches(3));
    preparers.look();
    run();
    assertEquals(batches(3), prepared);
  }

  @Test
  void allIsPreparedAlsoWhileOthersAreTakenIn() {
    rush = Integer.MAX_VALUE;
    batches(4).forEach(preparers::ring);
    run();
    assertEquals(batches(4), prepared);
  }

  private void run() {
    while (!begun.isEmpty()) {
      begun.remove().run();
    }
  }

  private static List<BatchId> batches(int count) {
    List<BatchId> batches = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      batches.add(batch(i));
    }
    return batches;
  }

  private static BatchId batch(int number) {
    return new BatchId(new UUID(0, number));
  }
}
