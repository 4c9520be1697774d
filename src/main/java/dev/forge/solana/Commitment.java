package dev.forge.solana;

import java.util.Locale;

/** How sure the network is of a block. */
public enum Commitment {
  /** A node has seen it. */
  PROCESSED,
  /** Two thirds of the stake have voted for it; a fork could still undo it. */
  CONFIRMED,
  /** It cannot be undone. */
  FINALIZED;

  /** As nodes write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this is at least as sure. */
  public boolean isAtLeast(Commitment other) {
    return compareTo(other) >= 0;
  }
}
