package dev.forge.prover;

/** A circuit was named that is not installed. */
public final class UnknownCircuitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the circuit and those that are. */
  public UnknownCircuitException(CircuitId circuit, java.util.List<CircuitId> installed) {
    super("circuit " + circuit + " is not installed; installed are " + installed);
  }
}
