package dev.forge.simulation;

/** The database did not do what it was asked, or did it and its answer was lost. */
final class DatabaseRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseRefusedException(String message) {
    super(message);
  }
}
