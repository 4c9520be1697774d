package dev.forge.ledger;

/** A row was changed by another unit of work in between; this one is undone and may be done again. */
public final class LostUpdateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the row. */
  public LostUpdateException(String entity, Object id) {
    super(entity + " " + id + " was changed by somebody else");
  }
}
