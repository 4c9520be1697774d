package dev.forge.zk.groth16;

import dev.forge.zk.curve.MultiPairing;
import dev.forge.zk.curve.PreparedG2;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Verifies single proofs under one key, as gnark v0.14 does: with the points of the key and the proof, the public
 * inputs and the challenges x_i, and the commitments D_j,
 *
 * <pre>
 *   e(Ar, Bs) = e(alpha, beta) e(K_0 + sum x_i K_i + sum D_j, gamma) e(Krs, delta)
 *   prod e(rho^j D_j, -sigma_j G) e(PoK, G) = 1
 * </pre>
 *
 * and every point is in its group of order r. The second equation is raised to a random power of 128 bits and
 * multiplied to the first, which saves a final exponentiation; a proof that breaks one of them passes with a chance of
 * 2^-128. May be used by many threads at once.
 */
public final class Groth16Verifier {
  private static final VerificationOutcome VALID = new VerificationOutcome.Valid();

  private final PreparedVerifyingKey key;
  private final RandomPowers powers;

  /** A verifier for proofs under a key. */
  public Groth16Verifier(PreparedVerifyingKey key) {
    this(key, new RandomPowers(new SecureRandom()));
  }

  Groth16Verifier(PreparedVerifyingKey key, RandomPowers powers) {
    this.key = key;
    this.powers = powers;
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
    Optional<PreparedG2> b = PreparedG2.ofMember(proof.b());
    if (b.isEmpty()) {
      return new VerificationOutcome.Invalid(Statement.outsideG2(proof));
    }
    Statement statement = Statement.of(key.key(), proof, publicInputs);
    MultiPairing pairing = new MultiPairing();
    addEquation(pairing, statement, b.get());
    addProofOfKnowledge(pairing, statement, powers.draw());
    if (pairing.product().equals(key.alphaBeta())) {
      return VALID;
    }
    pairing.clear();
    addProofOfKnowledge(pairing, statement, Fr.ONE);
    return new VerificationOutcome.Invalid(
        pairing.product().isOne()
            ? "the pairing equation does not hold for these public inputs"
            : "the proof of knowledge does not belong to the commitments");
  }

  private void addEquation(MultiPairing pairing, Statement statement, PreparedG2 b) {
    Proof proof = statement.proof();
    pairing
        .add(proof.a(), b)
        .add(statement.inputSum(key), key.gammaNegated())
        .add(proof.c(), key.deltaNegated());
  }

  private void addProofOfKnowledge(MultiPairing pairing, Statement statement, Fr power) {
    if (key.commitmentBase().isEmpty()) {
      return;
    }
    Proof proof = statement.proof();
    pairing.add(proof.commitmentProof().multiply(power).toAffine(), key.commitmentBase().get());
    Fr scalar = power;
    for (int j = 0; j < proof.commitments().size(); j++) {
      pairing.add(proof.commitments().get(j).multiply(scalar).toAffine(), key.sigmaNegated(j));
      scalar = scalar.multiply(statement.folding());
    }
  }
}
