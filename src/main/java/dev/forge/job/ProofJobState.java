package dev.forge.job;

import java.util.Set;

/** Where a proof job is. */
public enum ProofJobState {
  /** It is kept and waits to be prepared. */
  PENDING,
  /** It is executed and cut into chunks. */
  PREPARING,
  /** It waits for its proofs. */
  PROVING,
  /** Its proof is there. */
  COMPLETED,
  /** It cannot be proved; its error says why. */
  FAILED,
  /** Somebody cancelled it before proving began. */
  CANCELLED;

  /** Whether the state may change to another. */
  public boolean mayBecome(ProofJobState next) {
    return successors().contains(next);
  }

  /** Whether no other state follows. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<ProofJobState> successors() {
    return switch (this) {
      case PENDING -> Set.of(PREPARING, FAILED, CANCELLED);
      case PREPARING -> Set.of(PROVING, FAILED, CANCELLED);
      case PROVING -> Set.of(COMPLETED, FAILED);
      case COMPLETED, FAILED, CANCELLED -> Set.of();
    };
  }
}
