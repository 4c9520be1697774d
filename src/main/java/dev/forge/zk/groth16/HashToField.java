package dev.forge.zk.groth16;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashing to Fr as gnark v0.14 does it: 48 bytes of expand_message_xmd with SHA-256 (RFC 9380, section 5.3.1), read as
 * a big-endian number, modulo r.
 */
public final class HashToField {
  private static final int ELEMENT_BYTES = 48;
  private static final int DIGEST_BYTES = 32;
  private static final int BLOCK_BYTES = 64;
  private static final int MAXIMUM_BYTES = 255 * DIGEST_BYTES;

  private HashToField() {}

  /** The element for a message under a domain separation tag of at most 255 ASCII characters. */
  public static Fr hash(byte[] message, String tag) {
    return Fr.reduce(new BigInteger(1, expandMessage(message, tag, ELEMENT_BYTES)));
  }

  /** expand_message_xmd with SHA-256 to at most 8,160 bytes. */
  public static byte[] expandMessage(byte[] message, String tag, int length) {
    byte[] tagBytes = tag.getBytes(StandardCharsets.US_ASCII);
    if (tagBytes.length > 255) {
      throw new IllegalArgumentException(
          "domain separation tag of " + tagBytes.length + " bytes, at most 255 are allowed");
    }
    if (length < 1 || length > MAXIMUM_BYTES) {
      throw new IllegalArgumentException("expansion to " + length + " bytes, allowed are 1 to " + MAXIMUM_BYTES);
    }
    MessageDigest sha = sha256();
    sha.update(new byte[BLOCK_BYTES]);
    sha.update(message);
    sha.update((byte) (length >> 8));
    sha.update((byte) length);
    sha.update((byte) 0);
    byte[] first = finish(sha, tagBytes);
    byte[] expanded = new byte[length];
    byte[] block = new byte[DIGEST_BYTES];
    for (int i = 1, at = 0; at < length; i++, at += DIGEST_BYTES) {
      for (int k = 0; k < DIGEST_BYTES; k++) {
        block[k] ^= first[k];
      }
      sha.update(block);
      sha.update((byte) i);
      block = finish(sha, tagBytes);
      System.arraycopy(block, 0, expanded, at, Math.min(DIGEST_BYTES, length - at));
    }
    return expanded;
  }

  private static byte[] finish(MessageDigest sha, byte[] tag) {
    sha.update(tag);
    sha.update((byte) tag.length);
    return sha.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
