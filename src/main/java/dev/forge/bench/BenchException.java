package dev.forge.bench;

/** A measurement cannot be made. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what cannot be measured. */
  public BenchException(String message) {
    super(message);
  }

  /** Says what cannot be measured. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
