package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * g^a_0, g^a_1, ... of a sharing polynomial: the public key, and the public share of each index, follow from them; a share can
 * be checked by whoever holds it (RFC 9591, appendix C.2).
 *
 * @param points as many as the threshold, none of them infinity
 */
public record ShareCommitments(List<G1Affine> points) {
  /**
   * Checks that there are points and none is infinity.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ShareCommitments {
    points = List.copyOf(points);
    if (points.isEmpty() || points.stream().anyMatch(G1Affine::isInfinity)) {
      throw new IllegalArgumentException("commitments to a share are points other than infinity, one at least");
    }
  }

  /** How many shares give the secret back. */
  public int threshold() {
    return points.size();
  }

  /** g to the power of the secret. */
  public G1Affine publicKey() {
    return points.getFirst();
  }

  /** g to the power of the share of an index from 1. */
  public G1Affine publicShare(int index) {
    Fr x = Fr.of(index);
    G1Jacobian value = points.getLast().toJacobian();
    for (int i = points.size() - 2; i >= 0; i--) {
      value = value.multiply(x).add(points.get(i));
    }
    return value.toAffine();
  }

  /** All points, compressed, one after the other. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    points.forEach(point -> bytes.writeBytes(CompressedEncoding.of(point)));
    return bytes.toByteArray();
  }

  /** The commitments of such bytes; empty where a point is not on the curve, or infinity, or there is none. */
  public static Optional<ShareCommitments> fromBytes(byte[] bytes) {
    List<G1Affine> points = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += CompressedEncoding.BYTES) {
      Optional<G1Affine> point = CompressedEncoding
          .point(Arrays.copyOfRange(bytes, at, Math.min(at + CompressedEncoding.BYTES, bytes.length)))
          .filter(each -> !each.isInfinity());
      if (point.isEmpty()) {
        return Optional.empty();
      }
      points.add(point.get());
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(new ShareCommitments(points));
  }
}
