package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import java.util.List;

/** The challenges of the BSB22 commitments, as gnark v0.14 derives them. */
public final class CommitmentChallenges {
  private static final String COMMITMENT_TAG = "bsb22-commitment";
  private static final String FOLDING_TAG = "G16-BSB22";
  private static final int POINT_BYTES = 64;
  private static final int ELEMENT_BYTES = 32;

  private CommitmentChallenges() {}

  /**
   * The value of a commitment's wire.
   *
   * @param commitment the commitment to the private wires
   * @param publicAndCommitmentCommitted the committed public inputs, then the challenges of the earlier commitments that
   *     this one covers
   */
  public static Fr challenge(G1Affine commitment, List<Fr> publicAndCommitmentCommitted) {
    byte[] message = new byte[POINT_BYTES + ELEMENT_BYTES * publicAndCommitmentCommitted.size()];
    System.arraycopy(commitment.toBytes(), 0, message, 0, POINT_BYTES);
    write(publicAndCommitmentCommitted, message, POINT_BYTES);
    return HashToField.hash(message, COMMITMENT_TAG);
  }

  /** The number whose powers fold the proofs of knowledge of all commitments into one. */
  public static Fr folding(List<Fr> challenges) {
    byte[] message = new byte[ELEMENT_BYTES * challenges.size()];
    write(challenges, message, 0);
    return HashToField.hash(message, FOLDING_TAG);
  }

  private static void write(List<Fr> elements, byte[] bytes, int offset) {
    int at = offset;
    for (Fr element : elements) {
      element.writeTo(bytes, at);
      at += ELEMENT_BYTES;
    }
  }
}
