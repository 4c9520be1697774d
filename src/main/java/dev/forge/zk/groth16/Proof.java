package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G2Affine;
import java.util.List;

/**
 * A Groth16 proof with any number of commitments (the scheme of gnark v0.14, backend/groth16/bn254).
 *
 * @param a Ar
 * @param b Bs
 * @param c Krs
 * @param commitments the commitments D_j to the committed wires
 * @param commitmentProof the folded proof of knowledge of all commitments; infinity where there are none
 */
public record Proof(G1Affine a, G2Affine b, G1Affine c, List<G1Affine> commitments, G1Affine commitmentProof) {
  /** Copies the list. */
  public Proof {
    commitments = List.copyOf(commitments);
  }
}
