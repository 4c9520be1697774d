package dev.forge.job;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.RequestCodec;
import java.nio.charset.StandardCharsets;
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
    return ofEncoded(RequestCodec.encode(request), false);
  }

  /**
   * The digest of a request in its binary form.
   *
   * @param mocked whether a mock prover serves: its proof is no answer to who asks for a real one later
   */
  static ContentDigest ofEncoded(byte[] encoded, boolean mocked) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(encoded);
      if (mocked) {
        sha256.update("mock".getBytes(StandardCharsets.US_ASCII));
      }
      return new ContentDigest(HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
