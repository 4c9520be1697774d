package dev.forge.zk.codec;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.groth16.VerifyingKey;
import dev.forge.zk.groth16.VerifyingKey.CommitmentKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifying key files of gnark v0.14: alpha1, beta1, beta2, gamma2, delta1, delta2, the points K with their number in 4
 * bytes, for each commitment (their number in 4 bytes) the indices hashed with it (their number in 4 bytes, 8 bytes
 * each), and the commitment keys (their number in 4 bytes, two points of G2 each).
 *
 * <p>Beyond gnark, which reads beta1 and delta1 but verifies without them, a key is refused where they do not belong to
 * beta2 and delta2, and where a point but those of K is infinity.
 */
public final class VerifyingKeyCodec {
  private static final int MINIMUM_G1_BYTES = PointCodec.G1_BYTES / 2;
  private static final int MINIMUM_KEY_BYTES = PointCodec.G2_BYTES;
  private static final int COUNT_BYTES = 4;
  private static final int INDEX_BYTES = 8;

  private VerifyingKeyCodec() {}

  /**
   * Reads a key whose points may be compressed or not. Takes a few milliseconds, for the checks.
   *
   * @throws FormatException if the bytes are anything else
   */
  public static VerifyingKey read(byte[] bytes) {
    ByteCursor in = new ByteCursor(bytes);
    G1Affine alpha1 = finiteG1(in, "alpha1");
    int betaAt = in.position();
    G1Affine beta1 = finiteG1(in, "beta1");
    G2Affine beta2 = finiteG2(in, "beta2");
    G2Affine gamma2 = finiteG2(in, "gamma2");
    int deltaAt = in.position();
    G1Affine delta1 = finiteG1(in, "delta1");
    G2Affine delta2 = finiteG2(in, "delta2");
    List<G1Affine> k = readK(in);
    int listsAt = in.position();
    List<List<Integer>> committed = readCommitted(in);
    List<CommitmentKey> commitmentKeys = readCommitmentKeys(in);
    in.end();
    VerifyingKey key = assemble(alpha1, beta1, beta2, gamma2, delta1, delta2, k, committed, commitmentKeys, listsAt);
    requireSameScalar(beta1, beta2, "beta", betaAt);
    requireSameScalar(delta1, delta2, "delta", deltaAt);
    return key;
  }

  private static List<G1Affine> readK(ByteCursor in) {
    int count = in.count(MINIMUM_G1_BYTES, "number of points K");
    List<G1Affine> k = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      k.add(PointCodec.readG1(in, "K[" + i + "]"));
    }
    return k;
  }

  private static List<List<Integer>> readCommitted(ByteCursor in) {
    int count = in.count(COUNT_BYTES, "number of commitments");
    List<List<Integer>> lists = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      int size = in.count(INDEX_BYTES, "number of values hashed with commitment " + j);
      List<Integer> list = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        list.add(in.smallLong("value " + i + " hashed with commitment " + j));
      }
      lists.add(list);
    }
    return lists;
  }

  private static List<CommitmentKey> readCommitmentKeys(ByteCursor in) {
    int count = in.count(MINIMUM_KEY_BYTES, "number of commitment keys");
    List<CommitmentKey> keys = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      G2Affine g = finiteG2(in, "commitment key " + j + ".G");
      keys.add(new CommitmentKey(g, finiteG2(in, "commitment key " + j + ".GSigmaNeg")));
    }
    return keys;
  }

  private static VerifyingKey assemble(
      G1Affine alpha1,
      G1Affine beta1,
      G2Affine beta2,
      G2Affine gamma2,
      G1Affine delta1,
      G2Affine delta2,
      List<G1Affine> k,
      List<List<Integer>> committed,
      List<CommitmentKey> commitmentKeys,
      int at) {
    try {
      return new VerifyingKey(alpha1, beta1, beta2, gamma2, delta1, delta2, k, committed, commitmentKeys);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage(), at);
    }
  }

  private static G1Affine finiteG1(ByteCursor in, String what) {
    int at = in.position();
    G1Affine point = PointCodec.readG1(in, what);
    if (point.isInfinity()) {
      throw new FormatException(what + " is infinity", at);
    }
    return point;
  }

  private static G2Affine finiteG2(ByteCursor in, String what) {
    int at = in.position();
    G2Affine point = PointCodec.readG2(in, what);
    if (point.isInfinity()) {
      throw new FormatException(what + " is infinity", at);
    }
    return point;
  }

  private static void requireSameScalar(G1Affine inG1, G2Affine inG2, String what, int at) {
    boolean same =
        new MultiPairing()
            .add(inG1, PreparedG2.of(G2Affine.GENERATOR))
            .add(G1Affine.GENERATOR.negate(), PreparedG2.of(inG2))
            .product()
            .isOne();
    if (!same) {
      throw new FormatException(what + "1 and " + what + "2 are not the same multiple of the generators", at);
    }
  }

  /** Writes a key uncompressed. */
  public static byte[] write(VerifyingKey key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PointCodec.write(key.alpha1()));
    out.writeBytes(PointCodec.write(key.beta1()));
    out.writeBytes(PointCodec.write(key.beta2()));
    out.writeBytes(PointCodec.write(key.gamma2()));
    out.writeBytes(PointCodec.write(key.delta1()));
    out.writeBytes(PointCodec.write(key.delta2()));
    writeCount(out, key.k().size());
    key.k().forEach(point -> out.writeBytes(PointCodec.write(point)));
    writeCount(out, key.publicAndCommitmentCommitted().size());
    for (List<Integer> list : key.publicAndCommitmentCommitted()) {
      writeCount(out, list.size());
      list.forEach(index -> out.writeBytes(ByteBuffer.allocate(INDEX_BYTES).putLong(index).array()));
    }
    writeCount(out, key.commitmentKeys().size());
    for (CommitmentKey commitmentKey : key.commitmentKeys()) {
      out.writeBytes(PointCodec.write(commitmentKey.g()));
      out.writeBytes(PointCodec.write(commitmentKey.gSigmaNegated()));
    }
    return out.toByteArray();
  }

  private static void writeCount(ByteArrayOutputStream out, int count) {
    out.writeBytes(ByteBuffer.allocate(COUNT_BYTES).putInt(count).array());
  }

  /** The name of a key, {@code vk_hash}: SHA-256 of its uncompressed form, in lower-case hexadecimal digits. */
  public static String hash(VerifyingKey key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(write(key)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
