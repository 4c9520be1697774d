package dev.forge.batch.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.NoirPrograms;
import dev.forge.fixtures.RandomBatch;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Program;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.synthesis.CircuitCompiler;
import dev.forge.zk.synthesis.CompiledCircuit;
import dev.forge.zk.synthesis.SynthesisOptions;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The state transition in integers, and the circuit's formulas in field elements, come to the same on any valid batch.
 */
class TransitionProperties {
  @Test
  void transitionAgreesWithTheFormulasOfTheCircuit() {
    for (long seed = 1; seed <= 12; seed++) {
      for (HashFamily family : HashFamily.values()) {
        RandomBatch batch = new RandomBatch(family, Attacks.CAPACITY, new Random(seed));
        ProveRequest request = batch.request();
        Applied applied = Batches.applied(request);
        FrVector expected = batch.parameters();
        FrVector actual = CircuitInputs.of(request, applied, Attacks.CAPACITY);
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
          assertEquals(expected.get(i), actual.get(i), "parameter " + i + ", " + family + ", seed " + seed);
        }
      }
    }
  }

  @Test
  void anyValidBatchSatisfiesTheConstraints() {
    Program program = NoirPrograms.program("/test-circuits/batch_2_1_2_poseidon2.json");
    CompiledCircuit circuit = CircuitCompiler.compile(program, SynthesisOptions.DEFAULT);
    for (long seed = 1; seed <= 12; seed++) {
      RandomBatch batch = new RandomBatch(HashFamily.POSEIDON2, Attacks.CAPACITY, new Random(seed));
      AcvmOutcome outcome = NoirPrograms.execute(program, batch.parameters());
      AcvmOutcome.Solved solved = assertInstanceOf(AcvmOutcome.Solved.class, outcome, outcome + ", seed " + seed);
      OptionalInt row = NoirPrograms.firstUnsatisfied(circuit, circuit.assign(solved.witnesses()));
      assertEquals(OptionalInt.empty(), row, "seed " + seed);
    }
  }
}
