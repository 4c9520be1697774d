package dev.forge.blind.node;

import java.util.Set;

/** Where a session is at a node. */
public enum SessionState {
  /** It has ended, or was abandoned; nothing secret of it is left. */
  IDLE,
  /** It has a share. */
  SHARE_ASSIGNED,
  /** Its nonces are drawn and the commitment to them was shown. */
  COMMITMENT_GENERATED,
  /** Its one challenge is answered and its nonces are erased. */
  FRAGMENT_GENERATED;

  /** Whether the state may change to another. */
  public boolean mayBecome(SessionState next) {
    return successors().contains(next);
  }

  /** Whether no other state follows; none is. */
  public boolean isTerminal() {
    return successors().isEmpty();
  }

  private Set<SessionState> successors() {
    return switch (this) {
      case IDLE -> Set.of(SHARE_ASSIGNED);
      case SHARE_ASSIGNED -> Set.of(COMMITMENT_GENERATED, IDLE);
      case COMMITMENT_GENERATED -> Set.of(FRAGMENT_GENERATED, IDLE);
      case FRAGMENT_GENERATED -> Set.of(IDLE);
    };
  }
}
