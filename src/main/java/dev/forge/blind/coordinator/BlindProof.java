package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.CircuitType;
import dev.forge.blind.SessionId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.FrostMessage;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.PlainMode;
import java.util.List;
import java.util.Optional;

/**
 * A proof.
 *
 * @param session none in the old form
 */
public record BlindProof(WitnessCommitment witnessCommitment, G1Affine commitment, Fr challenge, Fr response,
    G1Affine generator, G1Affine publicKey, CircuitType circuit, Optional<Session> session) {
  /**
   * What Forge adds.
   *
   * @param participants share indices, ascending
   * @param threshold how many were needed
   */
  public record Session(SessionId id, BlindMode mode, List<Integer> participants, int threshold) {}

  static BlindProof of(SessionTerms terms, SessionId id, List<Integer> participants, Fr challenge,
      G1Affine commitment, Fr response) {
    return new BlindProof(terms.witnessCommitment(), commitment, challenge, response, terms.generator(),
        terms.commitments().publicKey(), terms.circuit(),
        Optional.of(new Session(id, terms.mode(), participants, terms.threshold())));
  }

  /** The challenge that follows from all the rest; none in the old form. */
  Optional<Fr> expectedChallenge() {
    return session.map(of -> of.mode() == BlindMode.PLAIN
        ? PlainMode.challenge(generator, witnessCommitment.bytes(), commitment, of.id().text())
        : FrostMode.challenge(new FrostMessage(generator, witnessCommitment.bytes(), of.id().text(), circuit.word(),
            of.threshold(), of.participants()), publicKey, commitment));
  }
}
