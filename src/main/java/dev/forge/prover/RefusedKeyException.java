package dev.forge.prover;

/** A key from elsewhere does not serve a circuit; the message says why. */
public final class RefusedKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedKeyException(String message) {
    super(message);
  }

  RefusedKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
