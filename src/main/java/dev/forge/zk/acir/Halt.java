package dev.forge.zk.acir;

import java.util.Optional;

/** Ends an execution from within; becomes an {@link AcvmOutcome} before it leaves {@link Acvm}. */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What it becomes. */
  enum Kind {
    /** A constraint does not hold. */
    ASSERTION,
    /** An opcode cannot be executed. */
    EXECUTION,
    /** A limit is reached. */
    LIMIT
  }

  private final Kind kind;
  private final transient Optional<AcvmOutcome.Payload> payload;

  private Halt(Kind kind, String message, Optional<AcvmOutcome.Payload> payload) {
    super(message, null, false, false);
    this.kind = kind;
    this.payload = payload;
  }

  static Halt assertion(String message, Optional<AcvmOutcome.Payload> payload) {
    return new Halt(Kind.ASSERTION, message, payload);
  }

  static Halt execution(String message) {
    return new Halt(Kind.EXECUTION, message, Optional.empty());
  }

  static Halt missing(int witness) {
    return execution("Cannot solve opcode: missing assignment for witness index " + witness);
  }

  static Halt limit(String message) {
    return new Halt(Kind.LIMIT, message, Optional.empty());
  }

  Kind kind() {
    return kind;
  }

  Optional<AcvmOutcome.Payload> payload() {
    return payload;
  }
}
