package dev.forge.storage.jpa;

import dev.forge.ledger.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Units of work that are committed together. Whoever comes while another commits waits; the first of those who waited then
 * does the work of all of them, one after the other, in one transaction. So there is one writer at a time, nobody waits for
 * the lock of a row, and a commit, which is the same work for many as for one, is shared. Each unit is answered when that
 * commit is done. Where one of a group fails, all of it is undone and each is done again by itself, so nobody feels the
 * failure of another.
 *
 * <p>Meant for an embedded database, where nothing but this process writes. A unit must not wait for another thread that
 * needs one.
 */
public final class GroupedUnits implements UnitOfWork {
  private static final int MOST = 64;

  private final JpaUnits units;
  private final Deque<Member<?>> waiting = new ArrayDeque<>();
  private boolean writing;

  /** Groups of units that would be single. */
  GroupedUnits(JpaUnits units) {
    this.units = units;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (units.isInside()) {
      return work.get();
    }
    Member<T> member = new Member<>(work);
    if (joins(member) || member.awaitTurn()) {
      writeNext();
    }
    return member.result();
  }

  @Override
  public void afterCommit(Runnable action) {
    units.afterCommit(action);
  }

  /** Returns whether the member is to write now. */
  private synchronized boolean joins(Member<?> member) {
    waiting.add(member);
    boolean free = !writing;
    writing = true;
    return free;
  }

  private void writeNext() {
    List<Member<?>> group = nextGroup();
    List<Runnable> afterwards = new ArrayList<>();
    try {
      write(group, afterwards);
    } finally {
      passOn();
      group.forEach(Member::end);
    }
    JpaUnits.run(afterwards); // by now others may write, so that this may begin units of its own
  }

  private synchronized List<Member<?>> nextGroup() {
    List<Member<?>> group = new ArrayList<>();
    while (group.size() < MOST && !waiting.isEmpty()) {
      group.add(waiting.remove());
    }
    return group;
  }

  private synchronized void passOn() {
    if (waiting.isEmpty()) {
      writing = false;
    } else {
      waiting.getFirst().takeTurn();
    }
  }

  private void write(List<Member<?>> group, List<Runnable> afterwards) {
    if (group.size() == 1 || !wroteTogether(group, afterwards)) {
      group.forEach(member -> member.writeAlone(units, afterwards));
    }
  }

  private boolean wroteTogether(List<Member<?>> group, List<Runnable> afterwards) {
    try {
      units.once(() -> {
        group.forEach(Member::work);
        return true;
      }, afterwards);
      group.forEach(Member::succeed);
      return true;
    } catch (RuntimeException e) { // of one of them; each will find its own
      return false;
    }
  }

  /** One unit of a group. */
  private static final class Member<T> {
    private final Supplier<T> work;
    private T value;
    private RuntimeException failure =
        new IllegalStateException("the thread that did the work of several units was stopped by an error");
    private boolean succeeded;
    private boolean turn;
    private boolean ended;

    Member(Supplier<T> work) {
      this.work = work;
    }

    void work() {
      value = work.get();
    }

    void succeed() {
      succeeded = true;
    }

    void writeAlone(JpaUnits units, List<Runnable> afterwards) {
      try {
        value = units.call(work, afterwards);
        succeeded = true;
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    synchronized void takeTurn() {
      turn = true;
      notifyAll();
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }

    /** Waits until the work is done by somebody else (false), or is to be done by this thread (true). */
    synchronized boolean awaitTurn() {
      boolean interrupted = false;
      while (!turn && !ended) {
        try {
          wait();
        } catch (InterruptedException e) { // the unit's outcome must be known
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return turn && !ended;
    }

    synchronized T result() {
      if (!succeeded) {
        throw failure;
      }
      return value;
    }
  }
}
