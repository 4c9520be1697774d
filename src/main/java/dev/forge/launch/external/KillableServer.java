package dev.forge.launch.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A server process whose words go to a file, and which may be killed and started again. For one thread at a time. */
final class KillableServer {
  private static final int LOOK_EVERY_MS = 50;

  private final String name;
  private final Path log;
  private final Duration patience;
  private Optional<Process> process = Optional.empty();

  /**
   * A server that was not started yet.
   *
   * @param name as errors call it
   * @param log the file for its words, which are added to what is there
   * @param patience how long a start may take
   */
  KillableServer(String name, Path log, Duration patience) {
    this.name = name;
    this.log = log;
    this.patience = patience;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @throws NotStartedException if it cannot be started, ends, or is not ready in time; with what it said
   */
  void start(List<String> command, BooleanSupplier ready) throws InterruptedException {
    Process started;
    try {
      started = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    } catch (IOException e) {
      throw new NotStartedException(name + " cannot be started: " + e.getMessage(), e);
    }
    process = Optional.of(started);
    long end = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!started.isAlive() || System.nanoTime() > end) {
        throw new NotStartedException(name + " did not start: " + said());
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  /** All that it said so far. */
  String said() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Its process, if it runs. */
  Optional<Process> running() {
    return process.filter(Process::isAlive);
  }

  /** The process that was started last. */
  ProcessHandle handle() {
    return process.orElseThrow().toHandle();
  }

  /** Ends it at once, as {@code kill -9} does, and waits for that. */
  void kill() throws InterruptedException {
    process.orElseThrow().destroyForcibly().waitFor();
  }
}
