package dev.forge.ledger;

/** A row with the same unique key exists; the unit of work is undone. */
public final class DuplicateKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A key that was taken, with the database's own words. */
  public DuplicateKeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
