package dev.forge.batch.transition;

/**
 * One entry of a batch.
 *
 * @param index its place in the list of its kind, from 0
 */
public record EntryIndex(Kind kind, int index) {
  /** The lists of a batch. */
  public enum Kind {
    /** Transfers. */
    TRANSFERS("transfers"),
    /** Withdrawals. */
    WITHDRAWALS("withdrawals"),
    /** Shielded entries. */
    SHIELDED("shielded");

    private final String listName;

    Kind(String listName) {
      this.listName = listName;
    }

    /** The name of the list in a request. */
    public String listName() {
      return listName;
    }
  }

  /** The list's name and the index, such as {@code transfers/3}. */
  @Override
  public String toString() {
    return kind.listName + "/" + index;
  }
}
