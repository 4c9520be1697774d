package dev.forge.zk.blackbox;

import org.bouncycastle.crypto.digests.Blake3Digest;

/** BLAKE3 in its hash mode with 32 bytes of output (O'Connor, Aumasson, Neves, Wilcox-O'Hearn, "BLAKE3", 2020). */
public final class Blake3 {
  private Blake3() {}

  /** The 32 bytes of the hash of a message of any length. */
  public static byte[] hash(byte[] message) {
    Blake3Digest digest = new Blake3Digest(256);
    digest.update(message, 0, message.length);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }
}
