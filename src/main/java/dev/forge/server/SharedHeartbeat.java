package dev.forge.server;

import dev.forge.dispatch.Heartbeat;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All heartbeats behind one timer, since setting one up for each proof costs more than a short proof. Each beat has a thread
 * of its own, so that none waits for another.
 */
final class SharedHeartbeat implements Heartbeat {
  private final ScheduledExecutorService threads;
  private final Set<Beat> beats = ConcurrentHashMap.newKeySet();

  /** No heartbeats yet; when one is due is looked up every tick. */
  SharedHeartbeat(ScheduledExecutorService threads, Duration tick) {
    this.threads = threads;
    threads.scheduleAtFixedRate(this::tick, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Beating every(Duration period, Runnable action) {
    Beat beat = new Beat(action, period.toNanos());
    beats.add(beat);
    return () -> {
      beats.remove(beat);
      beat.stop();
    };
  }

  private void tick() {
    long now = System.nanoTime();
    beats.stream().filter(beat -> beat.isDue(now)).forEach(threads::execute);
  }

  private static final class Beat implements Runnable {
    private final Runnable action;
    private final long period;
    private final AtomicBoolean running = new AtomicBoolean();
    private long next;
    private boolean stopped;

    Beat(Runnable action, long period) {
      this.action = action;
      this.period = period;
      next = System.nanoTime() + period;
    }

    /** Asked by the timer alone. */
    boolean isDue(long now) {
      boolean due = now - next >= 0 && running.compareAndSet(false, true);
      next = due ? now + period : next;
      return due;
    }

    @Override
    public synchronized void run() {
      try {
        if (!stopped) {
          action.run();
        }
      } finally {
        running.set(false);
      }
    }

    /** After this no beat runs, nor will. */
    synchronized void stop() {
      stopped = true;
    }
  }
}
