package dev.forge.bench.fleet;

import java.io.IOException;

/** A process that may be killed, held still, and started again. */
interface Victim {
  /** What it is called. */
  String name();

  /** Ends it at once, as {@code kill -9} does, and waits for that. */
  void kill() throws InterruptedException;

  /** Has the system give it no time, or give it time again. */
  void pause(boolean stopped) throws IOException, InterruptedException;

  /** Starts it with what it kept, and waits until it is ready. */
  void start() throws IOException, InterruptedException;
}
