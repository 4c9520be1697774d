package dev.forge.fleet;

/** No coordinator answered, or the one that did had a fault; whatever was asked may be asked again. */
public final class CoordinatorAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CoordinatorAwayException(String reason) {
    super(reason);
  }

  CoordinatorAwayException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
