package dev.forge.zk.groth16;

import dev.forge.zk.msm.G1Bases;

/**
 * A Pedersen key for one commitment's private wires (gnark-crypto, ecc/bn254/fr/pedersen).
 *
 * @param basis [k_i / gamma] in G1 for each committed private wire, in the wires' order
 * @param basisSigma sigma times the basis, for the proof of knowledge
 */
public record CommitmentBases(G1Bases basis, G1Bases basisSigma) {
  /** Checks that both have a point for each wire. */
  public CommitmentBases {
    if (basis.size() != basisSigma.size()) {
      throw new IllegalArgumentException(
          "commitment key with " + basis.size() + " points and " + basisSigma.size() + " multiples of them");
    }
  }
}
