package dev.forge.ledger;

import java.security.SecureRandom;
import java.util.UUID;

/** Where ids and lease tokens come from; a test's source can be repeated, the server's cannot be guessed. */
public interface Randomness {
  /**
   * An id that is like no other. Those of the server begin with the time (RFC 9562, version 7), so that rows made together lie
   * together in every index; 74 bits of each cannot be guessed.
   */
  UUID nextId();

  /** Bytes that nobody can guess. */
  byte[] nextBytes(int count);

  /** The system's secure source. Safe for use by several threads. */
  static Randomness secure() {
    SecureRandom random = new SecureRandom();
    return new Randomness() {
      @Override
      public UUID nextId() {
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(high, random.nextLong() & ~(3L << 62) | 1L << 63);
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
