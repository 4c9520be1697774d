package dev.forge.zk.groth16;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof with what it is claimed to prove, ready for the pairing equations.
 *
 * @param proof the proof, of the right shape and with all points in their groups
 * @param values the public inputs, then the challenges of the commitments: the coefficients of K[1] and on
 * @param folding the number whose powers fold the proofs of knowledge; 0 where there is no commitment
 */
record Statement(Proof proof, FrVector values, Fr folding) {

  /**
   * Why a proof cannot be one for a key and public inputs, before any pairing; empty where it can. Whether Bs is in G2 is
   * left to those who prepare it.
   */
  static Optional<String> refusal(VerifyingKey key, Proof proof, FrVector publicInputs) {
    if (publicInputs.size() != key.publicInputCount()) {
      return Optional.of(publicInputs.size() + " public inputs, the key has " + key.publicInputCount());
    }
    if (proof.commitments().size() != key.commitmentCount()) {
      return Optional.of(proof.commitments().size() + " commitments, the key has " + key.commitmentCount());
    }
    if (key.commitmentCount() == 0 && !proof.commitmentProof().isInfinity()) {
      return Optional.of("a proof of knowledge without a commitment: " + proof.commitmentProof());
    }
    return outsideGroup(proof);
  }

  private static Optional<String> outsideGroup(Proof proof) {
    if (!proof.a().isInSubgroup()) {
      return Optional.of("Ar is not in G1: " + proof.a());
    }
    if (!proof.c().isInSubgroup()) {
      return Optional.of("Krs is not in G1: " + proof.c());
    }
    for (int j = 0; j < proof.commitments().size(); j++) {
      if (!proof.commitments().get(j).isInSubgroup()) {
        return Optional.of("commitment " + j + " is not in G1: " + proof.commitments().get(j));
      }
    }
    if (!proof.commitmentProof().isInSubgroup()) {
      return Optional.of("the proof of knowledge is not in G1: " + proof.commitmentProof());
    }
    return Optional.empty();
  }

  /** Why a proof whose Bs is outside G2 is refused. */
  static String outsideG2(Proof proof) {
    return "Bs is not in G2: " + proof.b();
  }

  /** The statement of a proof that is not refused. */
  static Statement of(VerifyingKey key, Proof proof, FrVector publicInputs) {
    int publicCount = publicInputs.size();
    FrVector values = new FrVector(publicCount + key.commitmentCount());
    values.setAll(0, publicInputs);
    List<Fr> challenges = new ArrayList<>();
    for (int j = 0; j < key.commitmentCount(); j++) {
      List<Fr> hashed = key.publicAndCommitmentCommitted().get(j).stream().map(i -> values.get(i - 1)).toList();
      Fr challenge = CommitmentChallenges.challenge(proof.commitments().get(j), hashed);
      challenges.add(challenge);
      values.set(publicCount + j, challenge);
    }
    return new Statement(proof, values, challenges.isEmpty() ? Fr.ZERO : CommitmentChallenges.folding(challenges));
  }

  /** K[0], the commitments, and K[i] times value i - 1. */
  G1Affine inputSum(PreparedVerifyingKey key) {
    G1Jacobian sum = key.inputs().evaluate(values, 0).add(key.key().k().getFirst());
    for (G1Affine commitment : proof.commitments()) {
      sum = sum.add(commitment);
    }
    return sum.toAffine();
  }
}
