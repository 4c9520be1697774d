package dev.forge.cli;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far a job is. Where somebody watches, one line is drawn again and again; elsewhere each change is a line of its
 * own.
 */
final class JobProgressLine implements AutoCloseable {
  private static final int BAR_WIDTH = 24;
  private static final int LINE_WIDTH = 98;
  private static final int REDRAWS_PER_SECOND = 5;

  private final Terminal terminal;
  private final long began = System.nanoTime();
  private final Optional<ScheduledExecutorService> clock;
  private int percent;
  private String message = "";

  JobProgressLine(Terminal terminal) {
    this.terminal = terminal;
    clock = terminal.interactive() ? Optional.of(startClock()) : Optional.empty();
  }

  /** Something happened. */
  synchronized void show(int newPercent, String newMessage) {
    boolean same = newPercent == percent && newMessage.equals(message);
    percent = newPercent;
    message = newMessage;
    if (clock.isPresent()) {
      draw();
    } else if (!same) {
      terminal.messages().println(line(percent, message, seconds()));
    }
  }

  /** Stops drawing and leaves an empty line. */
  @Override
  public void close() {
    clock.ifPresent(ScheduledExecutorService::shutdownNow);
    synchronized (this) {
      if (clock.isPresent()) {
        terminal.messages().print("\r" + " ".repeat(LINE_WIDTH) + "\r");
        terminal.messages().flush();
      }
    }
  }

  /** A bar, the percentage, the time and what happens. */
  static String line(int percent, String message, long seconds) {
    int filled = Math.clamp(percent, 0, 100) * BAR_WIDTH / 100;
    String line = "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] "
        + String.format("%3d %%  %4d s  ", percent, seconds) + message;
    return line.length() <= LINE_WIDTH ? line : line.substring(0, LINE_WIDTH);
  }

  private ScheduledExecutorService startClock() {
    var thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
    thread.scheduleAtFixedRate(this::draw, 1, 1000 / REDRAWS_PER_SECOND, TimeUnit.MILLISECONDS);
    return thread;
  }

  private synchronized void draw() {
    String line = line(percent, message, seconds());
    terminal.messages().print("\r" + line + " ".repeat(LINE_WIDTH - line.length()));
    terminal.messages().flush();
  }

  private long seconds() {
    return (System.nanoTime() - began) / 1_000_000_000L;
  }
}
