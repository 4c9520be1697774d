package dev.forge.solana;

/** A key file cannot be used; the message names the file and says what to do, and has nothing of the key. */
public final class UnusableKeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKeyFileException(String message) {
    super(message);
  }
}
