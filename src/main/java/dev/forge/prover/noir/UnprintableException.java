package dev.forge.prover.noir;

/** Values do not fit the type by which they should be shown. */
final class UnprintableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnprintableException(String message) {
    super(message);
  }
}
