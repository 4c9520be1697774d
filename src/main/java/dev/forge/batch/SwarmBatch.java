package dev.forge.batch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A batch of the swarm API. Its transactions are read once, one after the other, and may come from a stream.
 *
 * @param batchId the caller's text
 * @param initialRoot the state root it starts from, as it was written
 * @param settle whether it is to be settled, where the caller says so; known behind the last transaction
 */
public record SwarmBatch(String batchId, String initialRoot, Iterator<SwarmTransaction> transactions,
    Supplier<Optional<Boolean>> settle) {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");

  /** A batch that says nothing of settling. */
  public SwarmBatch(String batchId, String initialRoot, Iterator<SwarmTransaction> transactions) {
    this(batchId, initialRoot, transactions, Optional::empty);
  }

  /**
   * The number that proofs of a batch show: a decimal number below 2^64 is itself, any other text the first 8 bytes,
   * big-endian, of the SHA-256 of its UTF-8.
   */
  public static Unsigned64 number(String batchId) {
    if (DECIMAL.matcher(batchId).matches()) {
      var number = Unsigned64.of(new BigInteger(batchId));
      if (number.isPresent()) {
        return number.get();
      }
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(batchId.getBytes(StandardCharsets.UTF_8));
      return new Unsigned64(ByteBuffer.wrap(hash).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
