package dev.forge.dispatch;

import java.util.Set;

/** Where a chunk is on its way to a proof. */
public enum ChunkState {
  /** It waits for a worker. */
  PENDING,
  /** A worker proves it, until its lease runs out. */
  LEASED,
  /** It has a proof that verifies against its public inputs. */
  PROVED,
  /** Its attempts are used up. */
  FAILED,
  /** Its batch ended without it. */
  CANCELLED;

  /** Whether the state may change to another. */
  public boolean mayBecome(ChunkState next) {
    return successors().contains(next);
  }

  /** Whether an operator may move a chunk of a batch that failed back into the queue. */
  public boolean operatorMayMoveTo(ChunkState next) {
    return next == PENDING && (this == FAILED || this == CANCELLED);
  }

  /** Whether no other state follows by itself. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<ChunkState> successors() {
    return switch (this) {
      case PENDING -> Set.of(LEASED, PROVED, FAILED, CANCELLED);
      case LEASED -> Set.of(PENDING, PROVED, FAILED, CANCELLED);
      case PROVED, FAILED, CANCELLED -> Set.of();
    };
  }
}
