package dev.forge.zk.brillig;

/** Ends a run within the machine; it never leaves it. */
final class BrilligCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether a limit was reached, not a rule broken. */
  final boolean overLimit;

  BrilligCrash(String message) {
    this(message, false);
  }

  private BrilligCrash(String message, boolean overLimit) {
    super(message, null, false, false);
    this.overLimit = overLimit;
  }

  /** For a run that takes more than it may. */
  static BrilligCrash overLimit(String message) {
    return new BrilligCrash(message, true);
  }
}
