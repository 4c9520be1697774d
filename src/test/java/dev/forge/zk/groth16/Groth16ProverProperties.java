package dev.forge.zk.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import java.util.stream.Stream;
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
        new Case(7, 50, 3, 2, true));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proofIsWhatItsDefinitionGivesInTheExponent(Case c) {
    R1cs r1cs = c.circuit().r1cs();
    Assignment assignment = c.circuit().assignment(c.seed());
    Proof proof = PROVER.prove(c.key(), r1cs, assignment, c.blinding());
    var secrets = InsecureDevelopmentSetup.Secrets.drawnFrom(
        ScalarSource.insecureReproducible(c.seed()), r1cs.commitments().size());
    assertEquals(new ProofDefinition(r1cs, secrets, assignment.wires()).proof(c.blinding()), proof, c::toString);
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
      public dev.forge.zk.field.FrVector wires() {
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
    var refusal = assertThrows(UnsatisfiedRowException.class, () -> PROVER.prove(key, r1cs, bad, c.blinding()), c::toString);
    assertEquals(lastRow, refusal.row(), c::toString);
  }
}
