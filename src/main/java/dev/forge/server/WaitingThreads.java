package dev.forge.server;

import dev.forge.dispatch.Heartbeat;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Heartbeats on the threads of those who wait. */
record WaitingThreads(ScheduledExecutorService threads) implements Heartbeat {
  @Override
  public Beating every(Duration period, Runnable action) {
    Future<?> beat =
        threads.scheduleAtFixedRate(action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return () -> beat.cancel(false);
  }
}
