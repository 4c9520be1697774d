package dev.forge.cli;

import dev.forge.prover.Phase;
import dev.forge.prover.ProvingListener;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a proof is. Where somebody watches, one line is drawn again and again; elsewhere only the making of keys is
 * announced, since it takes long.
 */
final class ProgressDisplay implements ProvingListener, AutoCloseable {
  private static final int BAR_WIDTH = 30;
  private static final int LINE_WIDTH = 78;
  private static final int REDRAWS_PER_SECOND = 5;

  /** A phase under way. */
  private record Running(Phase phase, long since, OptionalDouble fraction) {}

  private final Terminal terminal;
  private final Optional<ScheduledExecutorService> clock;
  private Optional<Running> running = Optional.empty();

  ProgressDisplay(Terminal terminal) {
    this.terminal = terminal;
    clock = terminal.interactive() ? Optional.of(startClock()) : Optional.empty();
  }

  @Override
  public synchronized void started(Phase phase) {
    running = Optional.of(new Running(phase, System.nanoTime(), OptionalDouble.empty()));
    if (clock.isPresent()) {
      draw();
    } else if (phase == Phase.SETUP) {
      terminal.messages().println("making development keys (once for each circuit) ...");
    }
  }

  @Override
  public synchronized void progressed(double fraction) {
    running = running.map(now -> new Running(now.phase, now.since, OptionalDouble.of(fraction)));
  }

  @Override
  public synchronized void finished(Phase phase, long nanoseconds) {
    running = Optional.empty();
    erase();
  }

  /** Stops drawing and leaves an empty line. */
  @Override
  public void close() {
    clock.ifPresent(ScheduledExecutorService::shutdownNow);
    synchronized (this) {
      erase();
    }
  }

  private ScheduledExecutorService startClock() {
    var thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
    thread.scheduleAtFixedRate(this::draw, 0, 1000 / REDRAWS_PER_SECOND, TimeUnit.MILLISECONDS);
    return thread;
  }

  private synchronized void draw() {
    running.ifPresent(now -> {
      String line = line(now.phase, System.nanoTime() - now.since, now.fraction);
      terminal.messages().print("\r" + line + " ".repeat(Math.max(0, LINE_WIDTH - line.length())));
      terminal.messages().flush();
    });
  }

  /** The line of a phase, with a bar where the fraction done is known. */
  static String line(Phase phase, long nanoseconds, OptionalDouble fraction) {
    String start = String.format("%-10s ", phase.title());
    String seconds = nanoseconds / 1_000_000_000L + " s";
    if (fraction.isEmpty()) {
      return start + seconds;
    }
    double done = Math.clamp(fraction.getAsDouble(), 0, 1);
    int filled = (int) Math.round(done * BAR_WIDTH);
    return start + "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] "
        + String.format("%3d %%  ", Math.round(done * 100)) + seconds;
  }

  private void erase() {
    if (clock.isPresent()) {
      terminal.messages().print("\r" + " ".repeat(LINE_WIDTH) + "\r");
      terminal.messages().flush();
    }
  }
}
