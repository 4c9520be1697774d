package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names a constraint system: SHA-256 over its sizes, matrices and commitments. Keys are bound to it.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record CircuitHash(String hex) {
  /** The bytes of a hash. */
  public static final int LENGTH = 32;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits
   */
  public CircuitHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("circuit hash must be 64 lower-case hexadecimal digits: " + hex);
    }
  }

  /** The hash of 32 bytes. */
  public static CircuitHash of(byte[] bytes) {
    return new CircuitHash(HexFormat.of().formatHex(bytes));
  }

  /** The hash of a constraint system. */
  public static CircuitHash of(R1cs r1cs) {
    MessageDigest digest = sha256();
    update(digest, 1, r1cs.wires(), r1cs.publicWires(), r1cs.constraints(), r1cs.commitments().size());
    update(digest, r1cs.left());
    update(digest, r1cs.right());
    update(digest, r1cs.output());
    for (Commitment commitment : r1cs.commitments()) {
      update(digest, commitment.privateCommitted().length, commitment.publicAndCommitmentCommitted().length);
      update(digest, commitment.privateCommitted());
      update(digest, commitment.publicAndCommitmentCommitted());
      update(digest, commitment.wire());
    }
    return of(digest.digest());
  }

  /** The 32 bytes. */
  public byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static void update(MessageDigest digest, SparseMatrix matrix) {
    int[] terms = {matrix.terms(), matrix.coefficients().size()};
    update(digest, terms);
    update(digest, matrix.rowStart());
    update(digest, matrix.wire());
    update(digest, matrix.coefficient());
    for (int i = 0; i < matrix.coefficients().size(); i++) {
      Fr coefficient = matrix.coefficients().get(i);
      digest.update(coefficient.toBytes());
    }
  }

  private static void update(MessageDigest digest, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * Math.min(values.length, 1 << 14));
    IntBuffer block = bytes.asIntBuffer();
    for (int from = 0; from < values.length; from += block.capacity()) {
      int count = Math.min(block.capacity(), values.length - from);
      block.clear().put(values, from, count);
      digest.update(bytes.clear().limit(Integer.BYTES * count));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
