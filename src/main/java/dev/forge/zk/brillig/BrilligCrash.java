package dev.forge.zk.brillig;

/** Ends a run within the machine; it never leaves it. */
final class BrilligCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrilligCrash(String message) {
    super(message, null, false, false);
  }
}
