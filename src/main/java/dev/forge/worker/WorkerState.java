package dev.forge.worker;

import java.util.Set;

/** Whether a worker is given work. */
public enum WorkerState {
  /** It is given work. */
  READY,
  /** An operator lets it finish what it has; it is given no more. */
  DRAINING,
  /** It delivered too many proofs that do not verify; it is given nothing until it is let back. */
  QUARANTINED,
  /** It was not heard of for too long. */
  LOST;

  /** Whether the state may change to another. */
  public boolean mayBecome(WorkerState next) {
    return successors().contains(next);
  }

  /** Whether no other state follows; no worker's does. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<WorkerState> successors() {
    return switch (this) {
      case READY -> Set.of(DRAINING, QUARANTINED, LOST);
      case DRAINING -> Set.of(READY, QUARANTINED, LOST);
      case QUARANTINED -> Set.of(READY, DRAINING);
      case LOST -> Set.of(READY, DRAINING, QUARANTINED);
    };
  }
}
