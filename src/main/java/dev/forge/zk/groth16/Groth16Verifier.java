package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.Optional;

/**
 * Verifies single proofs under one key, as gnark v0.14 does: with the points of the key and the proof, the public inputs
 * and the challenges x_i, and the commitments D_j,
 *
 * <pre>
 *   e(Ar, Bs) = e(alpha, beta) e(K_0 + sum x_i K_i + sum D_j, gamma) e(Krs, delta)
 *   prod e(rho^j D_j, -sigma_j G) e(PoK, G) = 1
 * </pre>
 *
 * and every point is in its group of order r. Immutable; may be used by many threads at once.
 */
public final class Groth16Verifier {
  private static final VerificationOutcome VALID = new VerificationOutcome.Valid();

  private final PreparedVerifyingKey key;

  /** A verifier for proofs under a key. */
  public Groth16Verifier(PreparedVerifyingKey key) {
    this.key = key;
  }

  /** A verifier for proofs under a key, which is prepared first. */
  public Groth16Verifier(VerifyingKey key) {
    this(PreparedVerifyingKey.of(key));
  }

  /** Verifies a proof for public inputs in their order, without the wire 1. */
  public VerificationOutcome verify(Proof proof, FrVector publicInputs) {
    Optional<String> refusal = Statement.refusal(key.key(), proof, publicInputs);
    if (refusal.isPresent()) {
      return new VerificationOutcome.Invalid(refusal.get());
    }
    Statement statement = Statement.of(key.key(), proof, publicInputs);
    MultiPairing pairing = new MultiPairing();
    if (!provesKnowledgeOfCommitments(statement, pairing)) {
      return new VerificationOutcome.Invalid("the proof of knowledge does not belong to the commitments");
    }
    if (!satisfiesEquation(statement, pairing)) {
      return new VerificationOutcome.Invalid("the pairing equation does not hold for these public inputs");
    }
    return VALID;
  }

  private boolean satisfiesEquation(Statement statement, MultiPairing pairing) {
    Proof proof = statement.proof();
    return pairing
        .clear()
        .add(proof.a(), PreparedG2.of(proof.b()))
        .add(statement.inputSum(key), key.gammaNegated())
        .add(proof.c(), key.deltaNegated())
        .product()
        .equals(key.alphaBeta());
  }

  private boolean provesKnowledgeOfCommitments(Statement statement, MultiPairing pairing) {
    if (key.commitmentBase().isEmpty()) {
      return true;
    }
    Proof proof = statement.proof();
    pairing.clear().add(proof.commitmentProof(), key.commitmentBase().get());
    Fr power = Fr.ONE;
    for (int j = 0; j < proof.commitments().size(); j++) {
      G1Affine commitment = proof.commitments().get(j);
      pairing.add(j == 0 ? commitment : commitment.multiply(power).toAffine(), key.sigmaNegated(j));
      power = power.multiply(statement.folding());
    }
    return pairing.product().isOne();
  }
}
