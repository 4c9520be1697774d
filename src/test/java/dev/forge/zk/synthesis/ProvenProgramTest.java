package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.fr;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.range;
import static dev.forge.zk.synthesis.Acir.term;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.groth16.Blinding;
import dev.forge.zk.groth16.Groth16Prover;
import dev.forge.zk.groth16.Groth16Verifier;
import dev.forge.zk.groth16.InsecureDevelopmentSetup;
import dev.forge.zk.groth16.Proof;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.groth16.UnsatisfiedRowException;
import dev.forge.zk.groth16.VerificationOutcome;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** x and y of 32 bits, of which x, an unused number and the result x * y are public. */
class ProvenProgramTest {
  private static final Program PROGRAM = new Program(
      List.of(new Circuit(
          "main",
          List.<Opcode>of(range(0, 32), range(2, 32), assertZero(0, product(1, 0, 2), term(-1, 3))),
          List.of(2),
          List.of(0, 1),
          List.of(3),
          List.of())),
      List.of());
  private static final Groth16Prover PROVER = new Groth16Prover(Cores.all());
  private static final Blinding FIXED = Blinding.drawnFrom(ScalarSource.insecureReproducible(5));

  private static ProvingKey key(CompiledCircuit circuit) {
    return InsecureDevelopmentSetup.run(circuit.r1cs(), ScalarSource.insecureReproducible(3), Cores.all());
  }

  private static WitnessStack witness(long x, long unused, long y) {
    return Trial.claim(fr(x), fr(unused), fr(y), fr(x).multiply(fr(y)));
  }

  private static boolean verifies(ProvingKey key, Proof proof, long... publicInputs) {
    FrVector inputs = new FrVector(publicInputs.length);
    for (int i = 0; i < publicInputs.length; i++) {
      inputs.set(i, fr(publicInputs[i]));
    }
    return new Groth16Verifier(key.verifyingKey()).verify(proof, inputs) instanceof VerificationOutcome.Valid;
  }

  @ParameterizedTest
  @EnumSource(RangeStrategy.class)
  void proofHoldsForItsPublicInputsOnly(RangeStrategy ranges) {
    CompiledCircuit circuit = CircuitCompiler.compile(PROGRAM, new SynthesisOptions(ranges, false));
    ProvingKey key = key(circuit);
    Proof proof = PROVER.prove(key, circuit.r1cs(), circuit.assign(witness(6, 77, 7)), Blinding.secure());
    assertEquals(ranges == RangeStrategy.BITS ? 0 : 1, proof.commitments().size(), "36 rows are less than 64");
    assertEquals(true, verifies(key, proof, 6, 77, 42));
    assertFalse(verifies(key, proof, 7, 77, 42));
    assertFalse(verifies(key, proof, 6, 78, 42), "an unused public input is bound too");
    assertFalse(verifies(key, proof, 6, 77, 43), "a return value is a public input");
  }

  @Test
  void twoProofsOfOneWitnessShareNoCommitment() {
    for (SynthesisOptions options : List.of(Trial.LOOKUP, new SynthesisOptions(RangeStrategy.BITS, true))) {
      CompiledCircuit circuit = CircuitCompiler.compile(PROGRAM, options);
      ProvingKey key = key(circuit);
      Proof first = PROVER.prove(key, circuit.r1cs(), circuit.assign(witness(6, 0, 7)), FIXED);
      Proof second = PROVER.prove(key, circuit.r1cs(), circuit.assign(witness(6, 0, 7)), FIXED);
      assertEquals(1, first.commitments().size());
      assertNotEquals(first.commitments(), second.commitments());
      assertNotEquals(first.commitmentProof(), second.commitmentProof());
      assertEquals(true, verifies(key, first, 6, 0, 42));
    }
  }

  @Test
  void rowThatFailsIsThatOfTheBrokenRule() {
    CompiledCircuit circuit = CircuitCompiler.compile(PROGRAM, Trial.LOOKUP);
    ProvingKey key = key(circuit);
    Assignment assignment = circuit.assign(witness(6, 0, 1L << 32));
    UnsatisfiedRowException refused = assertThrows(
        UnsatisfiedRowException.class, () -> PROVER.prove(key, circuit.r1cs(), assignment, FIXED));
    RowOrigin origin = circuit.describeRow(refused.row());
    assertEquals(Part.RANGE, origin.part());
    assertEquals(1, origin.place().orElseThrow().opcode());
    assertEquals("ranges, opcode 1 of main (function 0, instance 0)", origin.toString());
  }

  /** A prover who may change a multiplicity once the challenge is known. */
  @Test
  void multiplicityChangedAfterTheChallengeMakesNoProof() {
    CompiledCircuit circuit = CircuitCompiler.compile(PROGRAM, Trial.LOOKUP);
    Committed committed = circuit.committed().orElseThrow();
    Assignment honest = circuit.assign(witness(6, 0, 7));
    Assignment cheating = new Assignment() {
      @Override
      public FrVector wires() {
        return honest.wires();
      }

      @Override
      public void challenge(int commitment, Fr value) {
        honest.challenge(commitment, value);
        int multiplicity = committed.firstMultiplicity();
        wires().set(multiplicity, wires().get(multiplicity).add(Fr.ONE));
      }
    };
    UnsatisfiedRowException refused = assertThrows(
        UnsatisfiedRowException.class, () -> PROVER.prove(key(circuit), circuit.r1cs(), cheating, FIXED));
    assertEquals(Part.LOOKUP_TABLE, circuit.describeRow(refused.row()).part());
  }
}
