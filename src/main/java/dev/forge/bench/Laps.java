package dev.forge.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Seconds of named pieces of work, in the order in which they were first done. */
final class Laps {
  private static final double NANOSECONDS = 1e9;

  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Does a piece of work. */
  <T> T measure(String name, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    add(name, System.nanoTime() - start);
    return result;
  }

  /** Adds to a piece of work. */
  void add(String name, long nanoseconds) {
    seconds.merge(name, nanoseconds / NANOSECONDS, Double::sum);
  }

  /** Seconds by name. */
  Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }
}
