package dev.forge.api.core;

import java.io.IOException;
import java.util.OptionalLong;

/** The way to one subscriber. */
interface EventChannel {
  /** Whether the subscriber is still there, as far as is known. */
  boolean isOpen();

  /**
   * Sends an event.
   *
   * @param id what the subscriber sends to resume behind it; none where it does not move on
   * @throws IOException if the subscriber is gone
   */
  void send(OptionalLong id, String name, Record data) throws IOException;

  /**
   * Sends a comment that keeps the connection alive.
   *
   * @throws IOException if the subscriber is gone
   */
  void ping() throws IOException;
}
