package dev.forge.bench.fleet;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A program of others that the fleet needs, to be struck with all its children.
 *
 * @param process the one that started the others
 */
record Outside(String name, Supplier<ProcessHandle> process, Step killing, Step starting) implements Victim {
  /** What takes its time. */
  interface Step {
    /** Does it. */
    void run() throws InterruptedException;
  }

  @Override
  public void kill() throws InterruptedException {
    killing.run();
  }

  @Override
  public void pause(boolean stopped) throws IOException, InterruptedException {
    ProcessHandle first = process.get();
    Signals.pause(Stream.concat(Stream.of(first), first.descendants()), stopped);
  }

  @Override
  public void start() throws InterruptedException {
    starting.run();
  }
}
