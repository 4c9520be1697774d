package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import java.util.List;

/**
 * A Groth16 verifying key (gnark v0.14, backend/groth16/bn254).
 *
 * @param alpha1 [alpha] in G1
 * @param beta1 [beta] in G1
 * @param beta2 [beta] in G2
 * @param gamma2 [gamma] in G2
 * @param delta1 [delta] in G1
 * @param delta2 [delta] in G2
 * @param k the points of the wire 1, of the public inputs in their order, and of the commitment challenges in theirs
 * @param publicAndCommitmentCommitted for each commitment the values hashed with it: i at least 1 is public input i
 *     (counted from 1), and with m public inputs m + 1 + j is the challenge of the earlier commitment j (from 0)
 * @param commitmentKeys one key for each commitment
 */
public record VerifyingKey(
    G1Affine alpha1,
    G1Affine beta1,
    G2Affine beta2,
    G2Affine gamma2,
    G1Affine delta1,
    G2Affine delta2,
    List<G1Affine> k,
    List<List<Integer>> publicAndCommitmentCommitted,
    List<CommitmentKey> commitmentKeys) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the lists do not fit together
   */
  public VerifyingKey {
    k = List.copyOf(k);
    publicAndCommitmentCommitted = publicAndCommitmentCommitted.stream().map(List::copyOf).toList();
    commitmentKeys = List.copyOf(commitmentKeys);
    if (publicAndCommitmentCommitted.size() != commitmentKeys.size()) {
      throw new IllegalArgumentException(
          commitmentKeys.size()
              + " commitment keys, but "
              + publicAndCommitmentCommitted.size()
              + " lists of values hashed with commitments");
    }
    if (k.size() < 1 + commitmentKeys.size()) {
      throw new IllegalArgumentException(k.size() + " points K for " + commitmentKeys.size() + " commitments");
    }
    for (CommitmentKey commitmentKey : commitmentKeys) {
      if (!commitmentKey.g().equals(commitmentKeys.getFirst().g())) {
        throw new IllegalArgumentException(
            "commitment keys with different points G, but one folded proof of knowledge");
      }
    }
    int publicInputs = k.size() - 1 - commitmentKeys.size();
    for (int j = 0; j < publicAndCommitmentCommitted.size(); j++) {
      for (int wire : publicAndCommitmentCommitted.get(j)) {
        if (wire < 1 || wire > publicInputs + j) {
          throw new IllegalArgumentException(
              "commitment " + j + " covers value " + wire + ", allowed are 1 to " + (publicInputs + j));
        }
      }
    }
  }

  /** The number of public inputs, without the wire 1 and the commitment challenges. */
  public int publicInputCount() {
    return k.size() - 1 - commitmentKeys.size();
  }

  /** The number of commitments a proof must carry. */
  public int commitmentCount() {
    return commitmentKeys.size();
  }

  /**
   * The key that checks the proof of knowledge of one commitment (Pedersen, gnark-crypto ecc/bn254/fr/pedersen).
   *
   * @param g a random point, the same for all commitments of a key
   * @param gSigmaNegated -sigma * g
   */
  public record CommitmentKey(G2Affine g, G2Affine gSigmaNegated) {}
}
