package dev.forge.dispatch;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Heartbeats on a scheduler. When one is closed, no beat runs any more, nor will.
 *
 * @param scheduler has a thread for beats that nothing else blocks
 */
public record ScheduledHeartbeat(ScheduledExecutorService scheduler) implements Heartbeat {
  @Override
  public Beating every(Duration period, Runnable action) {
    Guarded guarded = new Guarded(action);
    Future<?> beats =
        scheduler.scheduleAtFixedRate(guarded, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      beats.cancel(false);
      guarded.stop();
    };
  }

  private static final class Guarded implements Runnable {
    private final Runnable action;
    private boolean stopped;

    Guarded(Runnable action) {
      this.action = action;
    }

    @Override
    public synchronized void run() {
      if (!stopped) {
        action.run();
      }
    }

    synchronized void stop() {
      stopped = true;
    }
  }
}
