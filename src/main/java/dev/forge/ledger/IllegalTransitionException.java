package dev.forge.ledger;

/** A change of state that the entity's allow-table forbids; nothing was changed. */
public final class IllegalTransitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String from;
  private final String to;

  /** Names the entity, and the states it is in and should have gone to. */
  public IllegalTransitionException(String entity, Object id, Enum<?> from, Enum<?> to) {
    super(entity + " " + id + " is " + Names.of(from) + " and cannot become " + Names.of(to));
    this.from = Names.of(from);
    this.to = Names.of(to);
  }

  /** The state the entity is in, lower case. */
  public String from() {
    return from;
  }

  /** The state it should have gone to, lower case. */
  public String to() {
    return to;
  }
}
