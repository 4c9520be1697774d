package dev.forge.job;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.RequestCodec;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names what is asked for: two requests with the same values and options have the same digest, however they were written.
 *
 * @param hexadecimal SHA-256 of the request's values, 64 lower-case digits
 */
public record ContentDigest(String hexadecimal) {
  /** The digest of a request. */
  public static ContentDigest of(ProveRequest request) {
    return ofEncoded(RequestCodec.encode(request));
  }

  /** The digest of a request in its binary form. */
  static ContentDigest ofEncoded(byte[] encoded) {
    try {
      return new ContentDigest(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
