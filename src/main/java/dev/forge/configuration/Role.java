package dev.forge.configuration;

import java.util.Locale;

/** What a server is for; each has a folder of configuration of its own. */
public enum Role {
  /** Coordinator and workers in one process, with their database and queue. */
  ALL(8080),
  /** Takes batches, keeps the database and the queue, proves nothing. */
  COORDINATOR(8080),
  /** Proves what a coordinator has. */
  WORKER(9001),
  /** Holds one share of a blind proof. */
  NODE(3000);

  private final int usualPort;

  Role(int usualPort) {
    this.usualPort = usualPort;
  }

  /** The port where {@code PORT} names none. */
  public int usualPort() {
    return usualPort;
  }

  /** In configuration, folders and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
