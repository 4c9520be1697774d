package dev.forge.prover.noir;

/** A file is not an artifact of Noir that Forge can read; the message says why and what to do. */
public final class ArtifactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public ArtifactException(String message) {
    super(message);
  }

  /** With the reason and what it came from. */
  public ArtifactException(String message, Throwable cause) {
    super(message, cause);
  }
}
