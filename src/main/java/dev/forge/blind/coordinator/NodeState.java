package dev.forge.blind.coordinator;

/** Whether a node is asked. */
public enum NodeState {
  /** It is. */
  TRUSTED,
  /** It gave too many wrong answers, and is not asked until its time is over. */
  QUARANTINED;

  /** Whether the state may change to another. */
  public boolean mayBecome(NodeState next) {
    return next != this;
  }

  /** Whether no other state follows; none is. */
  public boolean isTerminal() {
    return false;
  }
}
