package dev.forge.ledger;

/**
 * Who changes something.
 *
 * @param name such as {@code system}, {@code api}, {@code worker 3}, {@code operator alice}
 */
public record Actor(String name) {
  /** The program itself: preparation, sweepers. */
  public static final Actor SYSTEM = new Actor("system");

  /** A caller of the API. */
  public static final Actor API = new Actor("api");

  /** A worker. */
  public static Actor worker(int id) {
    return new Actor("worker " + Integer.toUnsignedString(id));
  }

  @Override
  public String toString() {
    return name;
  }
}
