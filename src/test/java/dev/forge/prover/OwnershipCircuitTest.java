package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.fixtures.NoirPrograms;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Program;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.mimc.Mimc;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.synthesis.CircuitCompiler;
import dev.forge.zk.synthesis.CompiledCircuit;
import dev.forge.zk.synthesis.SynthesisOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ownership circuit: three public values follow from four private ones. */
class OwnershipCircuitTest {
  private static final Program PROGRAM = NoirPrograms.program("/circuits/ownership.json");

  @Test
  void noteOfTheKeySatisfiesTheCircuit() {
    AcvmOutcome outcome = NoirPrograms.execute(PROGRAM, parameters());
    AcvmOutcome.Solved solved = assertInstanceOf(AcvmOutcome.Solved.class, outcome);
    CompiledCircuit circuit = CircuitCompiler.compile(PROGRAM, SynthesisOptions.DEFAULT);
    Assignment assignment = circuit.assign(solved.witnesses());
    assertEquals(OptionalInt.empty(), NoirPrograms.firstUnsatisfied(circuit, assignment));
    assertEquals(3, circuit.r1cs().publicInputs());
    assertEquals(324, circuit.report().proofBytes());
    for (int i = 0; i < 3; i++) {
      assertEquals(parameters().get(i), assignment.wires().get(1 + i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void anyValueChangedIsRefused(int parameter) {
    FrVector changed = parameters();
    changed.set(parameter, changed.get(parameter).add(Fr.ONE));
    assertInstanceOf(AcvmOutcome.AssertionFailed.class, NoirPrograms.execute(PROGRAM, changed));
  }

  private static FrVector parameters() {
    Fr key = Fr.of(12345);
    Fr value = Fr.of(1_000_000);
    Fr blinding = Fr.of(99).negate();
    Fr position = Fr.of(17);
    Fr owner = Mimc.hash(Fr.of(0x504b), key, Fr.ZERO);
    Fr commitment = Mimc.hash(owner, value, blinding);
    Fr nullifier = Mimc.hash(Fr.of(3), key, commitment, position);
    Fr proxy = Mimc.hash(Fr.of(0x44454c45), commitment, position);
    return FrVector.of(commitment, nullifier, proxy, key, value, blinding, position);
  }
}
