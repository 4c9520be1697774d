package dev.forge.fleet;

/** The coordinator does not take the worker; the message says why, and what to do. */
public final class RefusedWorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal in human words. */
  public RefusedWorkerException(String reason) {
    super(reason);
  }
}
