package dev.forge.simulation;

/** A promise was broken in a run; its message has the seed and what happened last. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
