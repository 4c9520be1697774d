package dev.forge.fleet.push;

/** A worker that is called did not answer, or not in the envelope. */
public final class WorkerAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a reason that names the worker. */
  public WorkerAwayException(String reason) {
    super(reason);
  }

  /** With a reason that names the worker. */
  public WorkerAwayException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
