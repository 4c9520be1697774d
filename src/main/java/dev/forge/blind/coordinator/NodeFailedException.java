package dev.forge.blind.coordinator;

/** A node did not do its part. */
public final class NodeFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NodeFailure failure;

  /** The failure of a node. */
  public NodeFailedException(NodeFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** Which, and how. */
  public NodeFailure failure() {
    return failure;
  }
}
