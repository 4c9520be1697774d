package dev.forge.prover;

/** A circuit's keys cannot be read or written; the message names the file. */
public final class UnusableKeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKeysException(String message) {
    super(message);
  }

  UnusableKeysException(String message, Throwable cause) {
    super(message, cause);
  }
}
