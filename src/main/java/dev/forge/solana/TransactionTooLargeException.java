package dev.forge.solana;

/** A transaction does not fit into the bytes that the network carries. */
public final class TransactionTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TransactionTooLargeException(int size) {
    super("the transaction has " + size + " bytes, the network carries " + SolanaTransaction.MOST_BYTES);
  }
}
