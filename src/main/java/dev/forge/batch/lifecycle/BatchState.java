package dev.forge.batch.lifecycle;

import java.util.Set;

/** Where a batch is on its way. */
public enum BatchState {
  /** It waits to be prepared. */
  PENDING,
  /** It is executed and cut into chunks. */
  SLICING,
  /** Its chunks are proved. */
  PROVING,
  /** All chunks are proved, and the proofs go to the chain. */
  SETTLING,
  /** All chunks are proved, and settled where that was asked for. */
  COMPLETED,
  /** It cannot be proved or settled, or was cancelled. */
  FAILED;

  /** Whether the program may change the state to another. */
  public boolean mayBecome(BatchState next) {
    return successors().contains(next);
  }

  /** Whether an operator may move a failed batch back: to proving, with its inputs, or to settling, with all its proofs. */
  public boolean operatorMayMoveTo(BatchState next) {
    return this == FAILED && (next == PROVING || next == SETTLING);
  }

  /** Whether no other state follows by itself. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<BatchState> successors() {
    return switch (this) {
      case PENDING -> Set.of(SLICING, FAILED);
      case SLICING -> Set.of(PROVING, FAILED);
      case PROVING -> Set.of(SETTLING, COMPLETED, FAILED);
      case SETTLING -> Set.of(COMPLETED, FAILED);
      case COMPLETED, FAILED -> Set.of();
    };
  }
}
