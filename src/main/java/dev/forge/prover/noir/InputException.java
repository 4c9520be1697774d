package dev.forge.prover.noir;

/** The inputs do not fit the parameters of the program. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * An error in a parameter.
   *
   * @param path the parameter, like {@code transfers[3].amount}; empty where it is the file as a whole
   * @param message what is wrong, with the value
   */
  public InputException(String path, String message) {
    super(message);
    this.path = path;
  }

  /** The parameter, like {@code transfers[3].amount}; empty where the error is in the file as a whole. */
  public String path() {
    return path;
  }
}
