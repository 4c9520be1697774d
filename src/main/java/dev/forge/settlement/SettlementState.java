package dev.forge.settlement;

import java.util.Set;

/** Where a chunk's proof is on its way to the chain. */
public enum SettlementState {
  /** Its transaction is to be made. */
  PENDING,
  /** Its transaction is signed and kept, and may have been sent. */
  SUBMITTED,
  /** The chain verified it. */
  SETTLED,
  /** The chain refused it. */
  FAILED;

  /** Whether the program may change the state to another. */
  public boolean mayBecome(SettlementState next) {
    return successors().contains(next);
  }

  /** Whether an operator may have one tried again: with a new transaction, or with one that could still land. */
  public boolean operatorMayMoveTo(SettlementState next) {
    return this == FAILED && (next == PENDING || next == SUBMITTED);
  }

  /** Whether no other state follows by itself. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<SettlementState> successors() {
    return switch (this) {
      case PENDING -> Set.of(SUBMITTED, FAILED);
      case SUBMITTED -> Set.of(SETTLED, FAILED);
      case SETTLED, FAILED -> Set.of();
    };
  }
}
