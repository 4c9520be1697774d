package dev.forge.launch.external;

/** The database or the broker cannot be had on this machine; the message says what is missing. */
public final class NotStartedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotStartedException(String reason) {
    super(reason);
  }

  NotStartedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
