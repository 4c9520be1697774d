package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.codec.ProofCodec;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Groth16ProverProperties {
  private static final Groth16Prover PROVER = new Groth16Prover(Cores.all());

  /** A circuit with its key, both from one seed. */
  record Case(long seed, int rows, int publicInputs, int commitments, boolean publicCommitted) {
    RandomCircuit circuit() {
      return RandomCircuit.of(seed, rows, publicInputs, commitments, publicCommitted);
    }

    ProvingKey key() {
      return InsecureDevelopmentSetup.run(circuit().r1cs(), ScalarSource.insecureReproducible(seed), Cores.all());
    }

    Blinding blinding() {
      return Blinding.drawnFrom(ScalarSource.insecureReproducible(seed + 1));
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(1, 1, 1, 0, false),
        new Case(2, 13, 3, 0, false),
        new Case(3, 64, 0, 0, false),
        new Case(4, 20, 2, 1, false),
        new Case(5, 33, 2, 1, true),
        new Case(6, 40, 3, 2, false),
        new Case(7, 50, 3, 2, true),
        new Case(8, 150, 2, 1, true),
        new Case(9, 800, 1, 0, false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proofIsWhatItsDefinitionGivesInTheExponent(Case c) {
    R1cs r1cs = c.circuit().r1cs();
    Assignment assignment = c.circuit().assignment(c.seed());
    Proof proof = PROVER.prove(c.key(), r1cs, assignment, c.blinding());
    var secrets = InsecureDevelopmentSetup.Secrets.drawnFrom(
        ScalarSource.insecureReproducible(c.seed()), r1cs.commitments().size());
    var definition = new ProofDefinition(r1cs, secrets, assignment.wires(), c.key().domainSize());
    assertEquals(definition.proof(c.blinding()), proof, c::toString);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameBlindingGivesTheSameProofAndAnotherAnother(Case c) {
    R1cs r1cs = c.circuit().r1cs();
    ProvingKey key = c.key();
    Proof first = PROVER.prove(key, r1cs, c.circuit().assignment(c.seed()), c.blinding());
    Proof again = PROVER.prove(key, r1cs, c.circuit().assignment(c.seed()), c.blinding());
    Proof other = PROVER.prove(key, r1cs, c.circuit().assignment(c.seed()), Blinding.secure());
    assertEquals(first, again, c::toString);
    assertNotEquals(first.a(), other.a(), c::toString);
    assertNotEquals(first.b(), other.b(), c::toString);
    assertNotEquals(first.c(), other.c(), c::toString);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firstUnsatisfiedRowIsNamed(Case c) {
    RandomCircuit circuit = c.circuit();
    R1cs r1cs = circuit.r1cs();
    ProvingKey key = c.key();
    int lastRow = r1cs.constraints() - 1;
    int lastWire = r1cs.output().wire()[r1cs.output().rowStart()[lastRow]];
    Assignment good = circuit.assignment(c.seed());
    Assignment bad = new Assignment() {
      @Override
      public FrVector wires() {
        return good.wires();
      }

      @Override
      public void challenge(int commitment, Fr value) {
        good.challenge(commitment, value);
        if (commitment == r1cs.commitments().size() - 1) {
          spoil();
        }
      }

      Assignment spoil() {
        wires().set(lastWire, wires().get(lastWire).add(Fr.ONE));
        return this;
      }
    };
    if (r1cs.commitments().isEmpty()) {
      good.wires().set(lastWire, good.wires().get(lastWire).add(Fr.ONE));
    }
    var refusal =
        assertThrows(UnsatisfiedRowException.class, () -> PROVER.prove(key, r1cs, bad, c.blinding()), c::toString);
    assertEquals(lastRow, refusal.row(), c::toString);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proofVerifiesAndIsRefusedWithAnyPartChanged(Case c) {
    Assignment assignment = c.circuit().assignment(c.seed());
    ProvingKey key = c.key();
    Proof proof = PROVER.prove(key, c.circuit().r1cs(), assignment, c.blinding());
    FrVector inputs = c.circuit().publicInputs(assignment);
    Groth16Verifier verifier = new Groth16Verifier(key.verifyingKey());
    assertTrue(verifier.verify(proof, inputs).isValid(), c::toString);
    assertEquals(324 + 64 * c.commitments(), ProofCodec.write(proof).length, c::toString);
    for (Tampering tampering : Tampering.possibleFor(proof)) {
      assertFalse(verifier.verify(tampering.of(proof), inputs).isValid(), () -> c + " " + tampering);
    }
    for (int i = 0; i < inputs.size(); i++) {
      FrVector other = c.circuit().publicInputs(assignment);
      other.set(i, other.get(i).add(Fr.ONE));
      assertFalse(verifier.verify(proof, other).isValid(), c + " input " + i);
    }
  }

  @Test
  void twoProofsOfOneWitnessShareNoCommitmentWhereTheMaskDiffers() {
    Case c = new Case(8, 30, 2, 2, true);
    ProvingKey key = c.key();
    // the circuit's inputs, the masks among them, come from the assignment's seed
    Proof one = PROVER.prove(key, c.circuit().r1cs(), c.circuit().assignment(1), c.blinding());
    Proof two = PROVER.prove(key, c.circuit().r1cs(), c.circuit().assignment(2), c.blinding());
    for (int j = 0; j < c.commitments(); j++) {
      assertNotEquals(one.commitments().get(j), two.commitments().get(j));
    }
  }

  @Test
  void keyOfAnotherCircuitIsRefused() {
    Case c = new Case(9, 20, 2, 1, false);
    ProvingKey key = c.key();
    for (Case other : List.of(new Case(9, 20, 1, 1, false), new Case(9, 24, 2, 1, false),
        new Case(9, 20, 2, 2, false))) {
      var refusal = assertThrows(IllegalArgumentException.class,
          () -> PROVER.prove(key, other.circuit().r1cs(), other.circuit().assignment(1), c.blinding()));
      assertTrue(refusal.getMessage().startsWith("proving key: "), refusal::getMessage);
    }
  }

  @Test
  void damagedKeyNeverLetsAProofOut() {
    Case c = new Case(10, 20, 2, 1, false);
    ProvingKey key = c.key();
    WireBases shifted = new WireBases(key.a().selection(),
        G1Bases.of(java.util.stream.IntStream.range(0, key.a().points().size())
            .mapToObj(i -> key.a().points().get(i).negate()).toList()));
    ProvingKey damaged = new ProvingKey(key.origin(), key.circuit(), key.wires(), key.domainSize(),
        key.boundPublicWires(), key.verifyingKey(), shifted, key.b(), key.b2(), key.k(), key.h(), key.commitments());
    var refusal = assertThrows(IllegalStateException.class,
        () -> PROVER.prove(damaged, c.circuit().r1cs(), c.circuit().assignment(1), c.blinding()));
    assertTrue(refusal.getMessage().contains("damaged"), refusal::getMessage);
  }

  @Test
  void scalarsAreReproducibleOnlyFromASeed() {
    ScalarSource one = ScalarSource.insecureReproducible(5);
    ScalarSource two = ScalarSource.insecureReproducible(5);
    assertEquals(one.next(), two.next());
    assertNotEquals(one.next(), one.next());
    assertNotEquals(Blinding.secure(), Blinding.secure());
    assertEquals("Blinding[hidden]", Blinding.secure().toString());
  }
}
