package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.CurveElements;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.curve.G2Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchVerifierTest {
  private final CurveElements elements = new CurveElements();

  static Stream<GnarkTriple> triples() {
    return Stream.of("commit0", "commit1", "commit2-public").map(GnarkTriple::of);
  }

  @ParameterizedTest
  @MethodSource("triples")
  void validProofsAreAllAccepted(GnarkTriple triple) {
    Batch batch = new Batch(triple, 9);
    assertEquals(List.of(), batch.refused());
  }

  @ParameterizedTest
  @MethodSource("triples")
  void everyInvalidProofIsNamed(GnarkTriple triple) {
    Batch batch = new Batch(triple, 11);
    Proof valid = triple.parsedProof();
    G1Affine wrong = valid.a().negate();
    batch.proofs.set(2, new Proof(wrong, valid.b(), valid.c(), valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(3, new Proof(valid.a(), valid.b(), wrong, valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(7, new Proof(valid.a(), valid.b(), valid.c(), valid.commitments(), wrong));
    batch.inputs.get(10).add(0, Fr.ONE);
    assertEquals(List.of(2, 3, 7, 10), batch.refused());
  }

  @ParameterizedTest
  @MethodSource("triples")
  void proofsThatCannotBeOnesOfTheKeyAreNamed(GnarkTriple triple) {
    Batch batch = new Batch(triple, 5);
    Proof valid = triple.parsedProof();
    G2Affine outside = elements.twistPoint();
    G1Affine offCurve = G1Affine.unchecked(valid.a().x(), valid.a().x());
    batch.proofs.set(0, new Proof(valid.a(), outside, valid.c(), valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(1, new Proof(offCurve, valid.b(), valid.c(), valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(
        2, new Proof(valid.a(), valid.b(), valid.c(), Collections.nCopies(3, valid.a()), valid.commitmentProof()));
    batch.inputs.set(4, new FrVector(0));
    assertEquals(List.of(0, 1, 2, 4), batch.refused());
  }

  /** Krs of two proofs moved by opposite amounts: the product of the equations as they are still holds. */
  @ParameterizedTest
  @MethodSource("triples")
  void errorsThatCancelUnderEqualCoefficientsAreBothNamed(GnarkTriple triple) {
    Batch batch = new Batch(triple, 6);
    Proof valid = triple.parsedProof();
    G1Jacobian error = G1Affine.GENERATOR.multiply(elements.fields().fr().square().add(Fr.ONE));
    G1Affine more = valid.c().toJacobian().add(error).toAffine();
    G1Affine less = valid.c().toJacobian().subtract(error).toAffine();
    batch.proofs.set(1, new Proof(valid.a(), valid.b(), more, valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(4, new Proof(valid.a(), valid.b(), less, valid.commitments(), valid.commitmentProof()));
    assertEquals(List.of(1, 4), batch.refused(), elements.toString());
    assertTrue(batch.acceptedAsAWhole(() -> 7),
        "the errors were meant to cancel under equal coefficients, " + elements);
  }

  /** The same for the proofs of knowledge. */
  @Test
  void commitmentErrorsThatCancelUnderEqualCoefficientsAreBothNamed() {
    Batch batch = new Batch(GnarkTriple.of("commit1"), 6);
    Proof valid = batch.proofs.getFirst();
    G1Jacobian error = G1Affine.GENERATOR.multiply(elements.fields().fr().square().add(Fr.ONE));
    G1Affine more = valid.commitmentProof().toJacobian().add(error).toAffine();
    G1Affine less = valid.commitmentProof().toJacobian().subtract(error).toAffine();
    batch.proofs.set(0, new Proof(valid.a(), valid.b(), valid.c(), valid.commitments(), more));
    batch.proofs.set(5, new Proof(valid.a(), valid.b(), valid.c(), valid.commitments(), less));
    assertEquals(List.of(0, 5), batch.refused(), elements.toString());
    assertTrue(batch.acceptedAsAWhole(() -> 7),
        "the errors were meant to cancel under equal coefficients, " + elements);
  }

  /** An error in one equation that one in the other undoes: who knows the setup's secrets can choose them so. */
  @Test
  void errorsThatCancelAcrossTheTwoEquationsAreNamed() {
    long seed = System.nanoTime();
    RandomCircuit circuit = ProvenCircuit.circuit(seed, 1, false);
    var secrets = InsecureDevelopmentSetup.Secrets.drawnFrom(ScalarSource.insecureReproducible(seed), 1);
    ProvenCircuit proven = ProvenCircuit.under(
        InsecureDevelopmentSetup.run(circuit.r1cs(), ScalarSource.insecureReproducible(seed), Cores.all()), circuit,
        seed);
    Proof valid = proven.proof();
    G1Jacobian error = G1Affine.GENERATOR.multiply(Fr.of(seed));
    G1Jacobian undoing = error.toAffine().multiply(secrets.delta().multiply(secrets.g().invert()));
    G1Affine c = valid.c().toJacobian().add(error).toAffine();
    G1Affine commitmentProof = valid.commitmentProof().toJacobian().add(undoing).toAffine();

    Proof both = new Proof(valid.a(), valid.b(), c, valid.commitments(), commitmentProof);
    PreparedVerifyingKey key = PreparedVerifyingKey.of(proven.key().verifyingKey());
    assertTrue(new Groth16Verifier(key, new RandomPowers(() -> 0)).verify(both, proven.publicInputs()).isValid(),
        "the errors were meant to cancel under the power 1, seed " + seed);
    assertFalse(new Groth16Verifier(key).verify(both, proven.publicInputs()).isValid(), "seed " + seed);

    Batch batch = new Batch(proven.key().verifyingKey(), valid, proven.publicInputs(), 6);
    batch.proofs.set(1, new Proof(valid.a(), valid.b(), c, valid.commitments(), valid.commitmentProof()));
    batch.proofs.set(4, new Proof(valid.a(), valid.b(), valid.c(), valid.commitments(), commitmentProof));
    assertEquals(List.of(1, 4), batch.refused(), "seed " + seed);
    assertTrue(batch.acceptedAsAWhole(() -> 0), "the errors were meant to cancel under equal powers, seed " + seed);

    Batch one = new Batch(proven.key().verifyingKey(), valid, proven.publicInputs(), 6);
    one.proofs.set(3, both);
    assertEquals(List.of(3), one.refused(), "seed " + seed);
    assertTrue(one.acceptedAsAWhole(() -> 0), "the errors were meant to cancel under the power 1, seed " + seed);
  }

  /** Valid proofs mixed with some spoiled in every way there is: each outcome is the one it has alone. */
  @ParameterizedTest
  @MethodSource("triples")
  void outcomesAreThoseOfSingleProofs(GnarkTriple triple) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Proof valid = triple.parsedProof();
    List<Tampering> tamperings = Tampering.possibleFor(valid);
    for (int size : new int[] {2, 5, 20}) {
      Batch batch = new Batch(triple, size);
      for (int i = 0; i < size; i++) {
        if (random.nextInt(size) < 4) {
          spoil(batch, i, tamperings.get(random.nextInt(tamperings.size())), random);
        }
      }
      Groth16Verifier single = new Groth16Verifier(batch.key);
      List<VerificationOutcome> alone =
          IntStream.range(0, size).mapToObj(i -> single.verify(batch.proofs.get(i), batch.inputs.get(i))).toList();
      assertEquals(alone, batch.outcomes(), size + " proofs, seed " + seed);
    }
  }

  private void spoil(Batch batch, int i, Tampering tampering, Random random) {
    Proof valid = batch.proofs.get(i);
    switch (random.nextInt(8)) {
      case 0 -> batch.inputs.get(i).add(0, Fr.ONE);
      case 1 -> batch.inputs.set(i, new FrVector(0));
      case 2 -> batch.proofs.set(i, new Proof(
          valid.a(), elements.twistPoint(), valid.c(), valid.commitments(), valid.commitmentProof()));
      case 3 -> batch.proofs.set(i, new Proof(
          G1Affine.INFINITY, valid.b(), valid.c(), valid.commitments(), valid.commitmentProof()));
      case 4 -> batch.proofs.set(i, new Proof(
          valid.a(), G2Affine.INFINITY, G1Affine.INFINITY, valid.commitments(), valid.commitmentProof()));
      default -> batch.proofs.set(i, tampering.of(valid));
    }
  }

  @Test
  void powersAreFreshAndOf128Bits() {
    long seed = System.nanoTime();
    RandomPowers powers = new RandomPowers(new Random(seed));
    assertFalse(powers.draw().equals(powers.draw()), "seed " + seed);
    assertEquals(5, powers.draw(5).stream().distinct().count(), "seed " + seed);
    for (int i = 0; i < 100; i++) {
      Fr power = powers.draw();
      assertTrue(power.toBigInteger().bitLength() <= 129 && !power.isZero(), power + ", seed " + seed);
    }
  }

  /** More proofs than a thread takes at once. */
  @ParameterizedTest
  @MethodSource("triples")
  void invalidProofsAreNamedInEverySlice(GnarkTriple triple) {
    Batch batch = new Batch(triple, 70);
    Proof valid = triple.parsedProof();
    for (int i : new int[] {0, 34, 69}) {
      batch.proofs.set(i,
          new Proof(valid.a().negate(), valid.b(), valid.c(), valid.commitments(), valid.commitmentProof()));
    }
    batch.proofs.set(35, new Proof(valid.a(), elements.twistPoint(), valid.c(), valid.commitments(),
        valid.commitmentProof()));
    assertEquals(List.of(0, 34, 35, 69), batch.refused());
  }

  @Test
  void emptyBatchHasNoOutcomes() {
    Batch batch = new Batch(GnarkTriple.of("commit0"), 0);
    assertEquals(List.of(), batch.outcomes());
  }

  @Test
  void proofsWithoutPublicInputsAreAMistakeOfTheCaller() {
    Batch batch = new Batch(GnarkTriple.of("commit0"), 2);
    batch.inputs.removeLast();
    assertThrows(IllegalArgumentException.class, batch::outcomes);
  }

  /** Many copies of a proof under its key, to be spoiled. */
  private static final class Batch {
    private final PreparedVerifyingKey key;
    private final List<Proof> proofs = new ArrayList<>();
    private final List<FrVector> inputs = new ArrayList<>();

    Batch(GnarkTriple triple, int size) {
      this(triple.verifyingKey(), triple.parsedProof(), triple.publicInputs(), size);
    }

    Batch(VerifyingKey verifyingKey, Proof proof, FrVector publicInputs, int size) {
      key = PreparedVerifyingKey.of(verifyingKey);
      for (int i = 0; i < size; i++) {
        proofs.add(proof);
        inputs.add(publicInputs.copy());
      }
    }

    List<VerificationOutcome> outcomes() {
      return new BatchVerifier(key).verify(proofs, inputs);
    }

    List<Integer> refused() {
      List<VerificationOutcome> outcomes = outcomes();
      assertEquals(proofs.size(), outcomes.size());
      return IntStream.range(0, outcomes.size()).filter(i -> !outcomes.get(i).isValid()).boxed().toList();
    }

    boolean acceptedAsAWhole(RandomGenerator random) {
      return new BatchVerifier(key, Cores.of(1), new RandomPowers(random))
          .verify(proofs, inputs).stream().allMatch(VerificationOutcome::isValid);
    }
  }
}
