package dev.forge.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindVerdict;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.FrostMessage;
import dev.forge.zk.schnorr.FrostMode;
import dev.forge.zk.schnorr.PlainMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which proofs are believed. */
interface VerificationScenarios extends Scenario {
  @ParameterizedTest
  @EnumSource
  default void aForgeryWithAFreeChallengeIsRefused(BlindMode mode) throws Exception {
    BlindWorld world = world(mode, BlindWorld.policy(3).with(false, true));
    BlindProof proof = world.coordinator.prove(world.setUp().id());
    Fr challenge = Fr.of(5);
    Fr response = Fr.of(7);
    G1Affine free =
        G1Affine.GENERATOR.multiply(response).subtract(proof.publicKey().multiply(challenge)).toAffine();
    BlindProof forged = new BlindProof(proof.witnessCommitment(), free, challenge, response, proof.generator(),
        proof.publicKey(), proof.circuit(), proof.session());
    world.assertRefused("the challenge is not that", forged);
    BlindVerdict old = world.verify(withoutSession(forged));
    assertTrue(old.valid() && old.message().orElseThrow().contains("its challenge was not checked"), old.toString());
    BlindWorld strict = world(mode);
    strict.assertRefused("no session_id", withoutSession(forged));
  }

  @ParameterizedTest
  @EnumSource
  default void aForgeryUnderTheForgersOwnPublicKeyIsRefused(BlindMode mode) throws Exception {
    BlindWorld world = world(mode, BlindWorld.policy(3).with(false, true));
    BlindProof proof = world.coordinator.prove(world.setUp().id());
    BlindProof ofMyOwn = ofMyOwnKey(proof, mode);
    world.assertRefused("the public key is not that of the session", ofMyOwn);
    for (BlindProof forged : List.of(ofMyOwn, withoutSession(ofMyOwn))) {
      var verdict = world(mode, BlindWorld.policy(3).with(false, true)).coordinator.verify(forged, BlindWorld.WITNESS,
          BlindWorld.SALT, Optional.of(proof.publicKey()), Optional.empty());
      assertEquals(new BlindVerdict(false, true, Optional.of("the public key is not the expected one")), verdict);
    }
  }

  private static BlindProof withoutSession(BlindProof proof) {
    return new BlindProof(proof.witnessCommitment(), proof.commitment(), proof.challenge(), proof.response(),
        proof.generator(), proof.publicKey(), proof.circuit(), Optional.empty());
  }

  /** A right proof by somebody who has a secret of his own under the same session. */
  private static BlindProof ofMyOwnKey(BlindProof proof, BlindMode mode) {
    Fr secret = Fr.of(11);
    Fr nonce = Fr.of(13);
    G1Affine key = G1Affine.GENERATOR.multiply(secret).toAffine();
    G1Affine commitment = G1Affine.GENERATOR.multiply(nonce).toAffine();
    BlindProof.Session session = proof.session().orElseThrow();
    Fr challenge = mode == BlindMode.PLAIN
        ? PlainMode.challenge(proof.generator(), proof.witnessCommitment().bytes(), commitment, session.id().text())
        : FrostMode.challenge(new FrostMessage(proof.generator(), proof.witnessCommitment().bytes(),
            session.id().text(), proof.circuit().word(), session.threshold(), session.participants()), key, commitment);
    return new BlindProof(proof.witnessCommitment(), commitment, challenge, nonce.add(challenge.multiply(secret)),
        proof.generator(), key, proof.circuit(), proof.session());
  }

  @ParameterizedTest
  @EnumSource
  default void aProofOfAnotherSessionOrWithAnyPartChangedIsRefused(BlindMode mode) throws Exception {
    BlindWorld world = world(mode);
    BlindProof proof = world.coordinator.prove(world.setUp().id());
    BlindProof other = world.coordinator.prove(world.setUp().id());
    world.assertRefused("is not that", BlindWorld.with(proof, other.session().orElseThrow()));
    world.assertRefused("the equation", new BlindProof(proof.witnessCommitment(), proof.commitment(),
        proof.challenge().add(Fr.ONE), proof.response(), proof.generator(), proof.publicKey(), proof.circuit(),
        proof.session()));
    world.assertRefused("the equation", new BlindProof(proof.witnessCommitment(), proof.commitment(),
        proof.challenge(), proof.response().add(Fr.ONE), proof.generator(), proof.publicKey(), proof.circuit(),
        proof.session()));
    world.assertRefused("the equation", new BlindProof(proof.witnessCommitment(), G1Affine.INFINITY,
        proof.challenge(), proof.response(), proof.generator(), proof.publicKey(), proof.circuit(), proof.session()));
    world.assertRefused("no session_id", withoutSession(proof));
    BlindVerdict unbound = world.coordinator.verify(proof, new byte[1], BlindWorld.SALT, Optional.empty(),
        Optional.empty());
    assertEquals(List.of(false, false), List.of(unbound.valid(), unbound.commitmentValid()));
    world.clock.pass(Duration.ofDays(2));
    world.coordinator.sweep();
    world.assertRefused("not known here", proof);
    assertTrue(world.coordinator.verify(proof, BlindWorld.WITNESS, BlindWorld.SALT, Optional.of(proof.publicKey()),
        Optional.empty()).valid());
  }
}
