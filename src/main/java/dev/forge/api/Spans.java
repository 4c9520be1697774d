package dev.forge.api;

import java.util.function.Supplier;

/** Where a server tells a tracer what it does. */
public interface Spans {
  /** Does something that has a name in traces; what it throws ends the span as an error and is thrown on. */
  <T> T within(String name, Supplier<T> work);
}
