package dev.forge.dispatch;

import java.util.Set;

/** What became of one worker's try at a chunk. */
public enum AttemptState {
  /** The worker has the lease. */
  RUNNING,
  /** Its proof was accepted. */
  SUCCEEDED,
  /** It could not prove, took too long, or its proof did not verify. */
  FAILED,
  /** The worker was lost; its proof may still come. */
  EXPIRED,
  /** Another proof of the chunk came first. */
  SUPERSEDED,
  /** The batch ended in between. */
  CANCELLED;

  /** Whether the state may change to another. */
  public boolean mayBecome(AttemptState next) {
    return successors().contains(next);
  }

  /** Whether no other state follows. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<AttemptState> successors() {
    return switch (this) {
      case RUNNING -> Set.of(SUCCEEDED, FAILED, EXPIRED, SUPERSEDED, CANCELLED);
      case EXPIRED -> Set.of(SUCCEEDED, FAILED);
      case SUCCEEDED, FAILED, SUPERSEDED, CANCELLED -> Set.of();
    };
  }
}
