package dev.forge.prover;

/** A program uses an opcode that can be executed but not yet proved; the message names it. */
public final class UnprovableCircuitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnprovableCircuitException(String message, Throwable cause) {
    super(message, cause);
  }
}
