package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.schnorr.SchnorrEquation;
import java.util.Optional;

/**
 * Checks proofs: the equation, the challenge recomputed from everything it covers, and public key and generator against what
 * was set up or what the caller expects. Without these last two anybody could bring a key of his own.
 */
record Verification(BlindSetups setups, boolean oldProofs) {
  private static final String UNCHECKED =
      "an old proof, without a session: its challenge was not checked, so that anybody can make one for any public key";

  /**
   * Whom a proof must be of.
   *
   * @param publicKey none where the session's own is meant
   * @param generator none where the session's own is meant, or the curve's
   */
  record Expected(Optional<G1Affine> publicKey, Optional<G1Affine> generator) {}

  BlindVerdict verify(BlindProof proof, byte[] publicWitness, byte[] salt, Expected expected) {
    boolean bound = WitnessCommitment.to(publicWitness, salt).equals(proof.witnessCommitment());
    Optional<String> problem = bound ? problem(proof, expected)
        : Optional.of("the witness commitment is not that of this public witness and salt");
    Optional<String> remark = proof.session().isEmpty() ? Optional.of(UNCHECKED) : Optional.empty();
    return new BlindVerdict(problem.isEmpty(), bound, problem.or(() -> remark));
  }

  private Optional<String> problem(BlindProof proof, Expected expected) {
    if (!new SchnorrEquation(proof.generator(), proof.publicKey())
        .holds(proof.commitment(), proof.challenge(), proof.response())) {
      return Optional.of("the equation g^z = C + PK^c does not hold");
    }
    if (proof.session().isEmpty()) {
      return oldProofs ? ofKey(proof, expected) : Optional.of("the proof has no session_id; " + UNCHECKED);
    }
    if (proof.session().filter(each -> each.id().setup().isOfFrost() && each.mode() != BlindMode.FROST).isPresent()) {
      return Optional.of("the session is of the frost mode, the proof is not");
    }
    if (!proof.expectedChallenge().equals(Optional.of(proof.challenge()))) {
      return Optional.of("the challenge is not that of the session and the commitment");
    }
    return ofSetup(proof, expected);
  }

  private Optional<String> ofSetup(BlindProof proof, Expected expected) {
    BlindProof.Session session = proof.session().orElseThrow();
    Optional<SessionTerms> terms = setups.find(session.id().setup()).map(BlindSetup::terms);
    if (terms.isEmpty()) {
      return expected.publicKey().isEmpty()
          ? Optional.of("the session is not known here, and no expected_public_key was given")
          : ofKey(proof, expected);
    }
    return difference(proof, terms.get()).or(() -> ofKey(proof,
        new Expected(expected.publicKey(), expected.generator().or(() -> Optional.of(terms.get().generator())))));
  }

  private static Optional<String> difference(BlindProof proof, SessionTerms terms) {
    BlindProof.Session session = proof.session().orElseThrow();
    if (!proof.generator().equals(terms.generator())) {
      return Optional.of("the generator is not that of the session");
    }
    if (!proof.publicKey().equals(terms.commitments().publicKey())) {
      return Optional.of("the public key is not that of the session");
    }
    boolean same = session.mode() == terms.mode() && session.threshold() == terms.threshold()
        && proof.circuit() == terms.circuit() && proof.witnessCommitment().equals(terms.witnessCommitment());
    return same ? Optional.empty()
        : Optional.of("mode, threshold, circuit or witness commitment are not the session's");
  }

  private static Optional<String> ofKey(BlindProof proof, Expected expected) {
    if (expected.publicKey().filter(key -> !key.equals(proof.publicKey())).isPresent()) {
      return Optional.of("the public key is not the expected one");
    }
    if (expected.publicKey().isPresent()
        && !expected.generator().orElse(G1Affine.GENERATOR).equals(proof.generator())) {
      return Optional.of("the generator is not the expected one");
    }
    return Optional.empty();
  }
}
