package dev.forge.zk.blackbox;

import org.bouncycastle.crypto.digests.Blake2sDigest;

/** BLAKE2s-256 without a key (RFC 7693). */
public final class Blake2s {
  private Blake2s() {}

  /** The 32 bytes of the hash of a message of any length. */
  public static byte[] hash(byte[] message) {
    Blake2sDigest digest = new Blake2sDigest(256);
    digest.update(message, 0, message.length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }
}
