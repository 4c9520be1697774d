package dev.forge.ledger;

import java.security.SecureRandom;
import java.util.UUID;

/** Where ids and lease tokens come from; a test's source can be repeated, the server's cannot be guessed. */
public interface Randomness {
  /** An id that is like no other. */
  UUID nextId();

  /** Bytes that nobody can guess. */
  byte[] nextBytes(int count);

  /** The system's secure source. Safe for use by several threads. */
  static Randomness secure() {
    SecureRandom random = new SecureRandom();
    return new Randomness() {
      @Override
      public UUID nextId() {
        return UUID.randomUUID();
      }

      @Override
      public byte[] nextBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
      }
    };
  }
}
