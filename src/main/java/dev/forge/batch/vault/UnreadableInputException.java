package dev.forge.batch.vault;

/** Kept inputs cannot be opened: they were changed, or belong to another installation's key, or are erased. */
public final class UnreadableInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names what cannot be opened, never its content. */
  public UnreadableInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
