package dev.forge.storage.jpa;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The commits that were begun and are not answered yet. H2 shows others what is committed before it has written it; who
 * tells the world what was read waits for these, or a crash could undo what somebody was told.
 */
final class CommitsOnTheWay {
  private final Set<CountDownLatch> onTheWay = ConcurrentHashMap.newKeySet();

  /** A commit begins; the latch is to be given to {@link #answered}. */
  CountDownLatch begin() {
    CountDownLatch commit = new CountDownLatch(1);
    onTheWay.add(commit);
    return commit;
  }

  /** A commit is answered, one way or the other. */
  void answered(CountDownLatch commit) {
    onTheWay.remove(commit);
    commit.countDown();
  }

  /** Waits for the commits that are on the way now. */
  void await() {
    boolean interrupted = false;
    for (CountDownLatch commit : onTheWay) {
      interrupted |= awaitWhole(commit);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaitWhole(CountDownLatch commit) {
    boolean interrupted = false;
    while (true) {
      try {
        commit.await();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
