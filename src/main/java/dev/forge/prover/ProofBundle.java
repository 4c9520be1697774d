package dev.forge.prover;

import java.util.List;

/**
 * A proof, what it shows, and the key it verifies under, as files of gnark's raw format.
 *
 * @param circuit the name of the circuit
 * @param proof A, B, C and the commitments: 196 + 64 bytes for each commitment and one more where there are any
 * @param publicWitness the public inputs: 12 + 32 bytes for each
 * @param verifyingKey the key
 * @param verifyingKeyHash lower-case hexadecimal SHA-256 of the key, which names it
 * @param keysAreUnsafe whether whoever made the keys can forge proofs
 * @param publicInputs the values shown, in order
 */
public record ProofBundle(String circuit, byte[] proof, byte[] publicWitness, byte[] verifyingKey,
    String verifyingKeyHash, boolean keysAreUnsafe, List<PublicInput> publicInputs) {
  /** Copies the list; the arrays are not copied and must not be changed. */
  public ProofBundle {
    publicInputs = List.copyOf(publicInputs);
  }
}
