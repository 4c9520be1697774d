package dev.forge.zk.blackbox;

/** A black box function was given something it is not defined for; the message is the reason Noir's executor gives. */
public final class BlackBoxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public BlackBoxException(String reason) {
    super(reason);
  }
}
