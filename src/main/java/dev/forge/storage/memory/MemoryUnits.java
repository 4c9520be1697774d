package dev.forge.storage.memory;

import dev.forge.ledger.LostUpdateException;
import dev.forge.ledger.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Units of work one after the other, each with a list of how to undo it. */
final class MemoryUnits implements UnitOfWork {
  private static final System.Logger LOG = System.getLogger(MemoryUnits.class.getName());
  private static final int TRIES = 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private List<Runnable> afterwards = new ArrayList<>();
  private boolean inUnit;

  @Override
  public <T> T call(Supplier<T> work) {
    if (lock.isHeldByCurrentThread()) {
      return work.get();
    }
    for (int tries = 1;; tries++) {
      try {
        return once(work);
      } catch (LostUpdateException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Supplier<T> work) {
    List<Runnable> committed = List.of();
    lock.lock();
    inUnit = true;
    try {
      T result = work.get();
      committed = afterwards;
      return result;
    } catch (RuntimeException | Error e) {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
      throw e;
    } finally {
      inUnit = false;
      undo.clear();
      afterwards = new ArrayList<>();
      lock.unlock();
      committed.forEach(MemoryUnits::runSafely);
    }
  }

  @Override
  public void afterCommit(Runnable action) {
    if (lock.isHeldByCurrentThread()) {
      afterwards.add(action);
    } else {
      runSafely(action);
    }
  }

  /** Reads or changes rows while nobody else does. */
  <T> T exclusively(Supplier<T> access) {
    lock.lock();
    try {
      return access.get();
    } finally {
      lock.unlock();
    }
  }

  /** How to undo a change; nothing outside a unit is undone. */
  void undoneBy(Runnable action) {
    if (inUnit) {
      undo.push(action);
    }
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "after a unit of work", e);
    }
  }
}
