package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;

/**
 * What a participant shows of its two nonces.
 *
 * @param hiding D_i = g^d_i
 * @param binding E_i = g^e_i
 */
public record NonceCommitment(G1Affine hiding, G1Affine binding) {
  /**
   * Checks both points.
   *
   * @throws IllegalArgumentException if one is infinity or not on the curve
   */
  public NonceCommitment {
    if (hiding.isInfinity() || binding.isInfinity() || !hiding.isOnCurve() || !binding.isOnCurve()) {
      throw new IllegalArgumentException("commitments to nonces are points of the curve other than infinity");
    }
  }
}
