/**
 * Groth16 on BN254 as gnark v0.14 has it, with any number of BSB22 commitments (J. Groth, "On the Size of
 * Pairing-based Non-interactive Arguments", 2016; the commitments after "Recursion over Public-Coin Interactive
 * Proof Systems; Faster Hash Verification", 2022/1072, appendix B, as gnark folds and hashes them).
 *
 * <p>A commitment D is a Pedersen commitment to some private wires; its hash is the value of a wire, the challenge,
 * which the rows use; a proof of knowledge ties D to its key. The verifier adds D to the public inputs' sum:
 *
 * <pre>
 *   e(A, B) = e(alpha, beta) e(K_0 + sum x_i K_i + sum D_j, gamma) e(C, delta)
 * </pre>
 *
 * <p>{@link dev.forge.zk.groth16.Groth16Prover} and {@link dev.forge.zk.groth16.ProvingKey} have the rest of the
 * letters. A key by {@link dev.forge.zk.groth16.InsecureDevelopmentSetup} serves development only.
 */
package dev.forge.zk.groth16;
