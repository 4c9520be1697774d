package dev.forge.dispatch;

import java.time.Duration;

/** Does something again and again while a chunk is proved, on a thread that proving does not block. */
public interface Heartbeat {
  /** Does an action every so often, until what is returned is closed. */
  Beating every(Duration period, Runnable action);

  /** A heartbeat that can be stopped. */
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }
}
