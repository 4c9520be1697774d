package dev.forge.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** What happens when, in one thread. True time only goes on; the clock that is shown may jump. */
final class Timeline implements InstantSource {
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Duration shift = Duration.ZERO;
  private long sequence;

  private record Step(Instant at, long sequence, Runnable action) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  /** The time that the coordinators see. */
  @Override
  public Instant instant() {
    return now.plus(shift);
  }

  /** True time. */
  Instant now() {
    return now;
  }

  /** The clock shows another time from now on. */
  void jump(Duration by) {
    shift = shift.plus(by);
  }

  /** Does something later. */
  void after(Duration delay, Runnable action) {
    steps.add(new Step(now.plus(delay), sequence++, action));
  }

  /** Does something again and again for as long as it wants. */
  void every(Duration period, java.util.function.BooleanSupplier action) {
    after(period, () -> {
      if (action.getAsBoolean()) {
        every(period, action);
      }
    });
  }

  /** Takes the next step that is due by a time; returns whether there was one. */
  boolean step(Instant until) {
    if (steps.isEmpty() || steps.peek().at.isAfter(until)) {
      return false;
    }
    Step next = steps.poll();
    now = next.at.isAfter(now) ? next.at : now;
    next.action.run();
    return true;
  }
}
