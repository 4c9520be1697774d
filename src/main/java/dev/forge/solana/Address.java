package dev.forge.solana;

import software.sava.core.accounts.PublicKey;
import software.sava.core.encoding.Base58;

/** An account's address: 32 bytes, written in base 58. */
public record Address(String text) {
  /** The program that limits and prices what a transaction may use. */
  public static final Address COMPUTE_BUDGET = new Address("ComputeBudget111111111111111111111111111111");

  /** The program that creates accounts. */
  public static final Address SYSTEM = new Address("11111111111111111111111111111111");

  private static final int BYTES = 32;
  private static final int MOST_CHARACTERS = 44;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if the text is not the base 58 form of 32 bytes
   */
  public Address {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS || !Base58.isBase58(text)
        || Base58.decode(text).length != BYTES) {
      throw new IllegalArgumentException("'" + text + "' is not an address: 32 bytes in base 58");
    }
  }

  /** The address of 32 bytes. */
  public static Address of(byte[] bytes) {
    return new Address(Base58.encode(bytes));
  }

  /** Its 32 bytes. */
  public byte[] bytes() {
    return Base58.decode(text);
  }

  PublicKey key() {
    return PublicKey.fromBase58Encoded(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
