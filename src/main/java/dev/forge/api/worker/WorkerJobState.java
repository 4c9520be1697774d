package dev.forge.api.worker;

import java.util.Set;

/** Where a worker's job is. */
public enum WorkerJobState {
  /** It has a slot, and its inputs are made. */
  PENDING,
  /** It is proved. */
  PROVING,
  /** Its proof is there. */
  COMPLETED,
  /** It has no proof; its error says why. */
  FAILED;

  /** Whether the state may change to another. */
  public boolean mayBecome(WorkerJobState next) {
    return successors().contains(next);
  }

  /** Whether no other state follows. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<WorkerJobState> successors() {
    return switch (this) {
      case PENDING -> Set.of(PROVING, FAILED);
      case PROVING -> Set.of(COMPLETED, FAILED);
      case COMPLETED, FAILED -> Set.of();
    };
  }
}
