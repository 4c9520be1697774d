package dev.forge.zk.brillig;

/** A foreign call for which the host has no answer. */
public final class UnknownForeignCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the function of this name. */
  public UnknownForeignCallException(String function) {
    super("No handler could be found for foreign call `" + function + "`");
  }
}
