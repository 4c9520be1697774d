package dev.forge.job;

import dev.forge.ledger.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells what happens to jobs, now and later. An event is kept in the unit of work that changes the job, so none is lost;
 * who waits for one is woken when it is committed here, and looks again by itself where another process made it.
 */
public final class Events {
  /** The most events of one answer. */
  public static final int PAGE = 500;

  private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

  private final JobEvents rows;
  private final UnitOfWork units;
  private final Map<JobId, Waiters> waiters = new ConcurrentHashMap<>();

  private static final class Waiters {
    private int count;
    private long rings;
  }

  /** Events over their rows. */
  public Events(JobEvents rows, UnitOfWork units) {
    this.rows = rows;
    this.units = units;
  }

  /** What happens to a job, counted but not yet kept; so the job can be written before it. */
  JobEvent next(ProofJob job, EventKind kind) {
    return new JobEvent(job, job.takeEventId(), kind);
  }

  /** Keeps an event in the current unit of work, and tells it when that is committed. */
  void keep(JobEvent event) {
    rows.insert(event);
    units.afterCommit(() -> ring(event.job()));
  }

  /** Deletes the events of a job whose result is deleted. */
  void forget(JobId job) {
    rows.deleteOf(job);
  }

  /** The events of a job after one of them (0 for all), oldest first, at most {@link #PAGE}. */
  public List<JobEvent> after(JobId job, long eventId) {
    return rows.after(job, eventId, PAGE);
  }

  /**
   * The same, but waits for an event where there is none; empty when the time is over. Meant for a virtual thread.
   *
   * @throws InterruptedException if the thread is to end
   */
  public List<JobEvent> await(JobId job, long eventId, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    Waiters mine = waiters.compute(job, (_, known) -> joined(known));
    try {
      while (true) {
        long seen = rings(mine);
        List<JobEvent> events = after(job, eventId);
        long left = end - System.nanoTime();
        if (!events.isEmpty() || left <= 0) {
          return events;
        }
        waitForRing(mine, seen, Math.min(left, LOOK_AGAIN_AFTER.toNanos()));
      }
    } finally {
      waiters.computeIfPresent(job, (_, known) -> --known.count == 0 ? null : known);
    }
  }

  private static Waiters joined(Waiters known) {
    Waiters joined = known == null ? new Waiters() : known;
    joined.count++;
    return joined;
  }

  private static long rings(Waiters waiters) {
    synchronized (waiters) {
      return waiters.rings;
    }
  }

  private static void waitForRing(Waiters waiters, long seen, long nanoseconds) throws InterruptedException {
    synchronized (waiters) {
      if (waiters.rings == seen) {
        waiters.wait(Math.max(1, nanoseconds / 1_000_000));
      }
    }
  }

  private void ring(JobId job) {
    Waiters waiting = waiters.get(job);
    if (waiting != null) {
      synchronized (waiting) {
        waiting.rings++;
        waiting.notifyAll();
      }
    }
  }
}
