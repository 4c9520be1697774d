package dev.forge.batch.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader.Document;
import dev.forge.batch.ProveRequestReader.Expected;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.fixtures.Batches;
import dev.forge.fixtures.NoirPrograms;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.Program;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.synthesis.CircuitCompiler;
import dev.forge.zk.synthesis.CompiledCircuit;
import dev.forge.zk.synthesis.SynthesisOptions;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch circuits accept every checked batch, with the public inputs expected. */
class BatchCircuitTest {
  @ParameterizedTest
  @CsvSource({
      "batch-empty.json, batch_1_1_1",
      "batch-1t.json, batch_1_1_1",
      "batch-new-receiver.json, batch_1_1_1",
      "batch-new-receiver-poseidon2.json, batch_1_1_1_poseidon2",
      "batch-2t1w1s-poseidon2.json, batch_8_4_4_poseidon2"
  })
  void batchIsSatisfied(String file, String circuit) {
    assertSatisfied(file, BatchCircuit.named(circuit).orElseThrow());
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({
      "batch-empty.json, batch_8_0_0",
      "batch-1t.json, batch_8_0_0",
      "batch-new-receiver-poseidon2.json, batch_8_0_0_poseidon2",
      "batch-70-recorded.json, batch_8_0_0",
      "batch-70-recorded.json, batch_8_4_4",
      "batch-2t1w1s.json, batch_8_4_4",
      "batch-8t4w4s-full.json, batch_8_4_4",
      "batch-8t4w4s-poseidon2.json, batch_8_4_4_poseidon2"
  })
  void largeBatchIsSatisfied(String file, String circuit) {
    assertSatisfied(file, BatchCircuit.named(circuit).orElseThrow());
  }

  /** The sizes that the circuits were written for: a key's domain is the next power of two. */
  @Tag("full")
  @ParameterizedTest
  @CsvSource({
      "batch_8_0_0, 820000",
      "batch_8_4_4, 1048576",
      "batch_8_4_4_poseidon2, 400000"
  })
  void circuitStaysWithinItsRows(String circuit, int rows) {
    CompiledCircuit compiled = compile(NoirPrograms.program("/circuits/" + circuit + ".json"));
    assertTrue(compiled.r1cs().constraints() < rows, compiled.report().toString());
    assertEquals(388, compiled.report().proofBytes());
  }

  private static void assertSatisfied(String file, BatchCircuit circuit) {
    Document document = Batches.document(file);
    ProveRequest request = document.request();
    Applied applied = Batches.applied(request);
    Program program = NoirPrograms.program("/circuits/" + circuit.name() + ".json");
    FrVector inputs = CircuitInputs.of(request, applied, circuit.capacity());
    AcvmOutcome outcome = NoirPrograms.execute(program, inputs);
    AcvmOutcome.Solved solved = assertInstanceOf(AcvmOutcome.Solved.class, outcome, outcome.toString());

    CompiledCircuit compiled = compile(program);
    Assignment assignment = compiled.assign(solved.witnesses());
    assertEquals(OptionalInt.empty(), NoirPrograms.firstUnsatisfied(compiled, assignment));
    assertEquals(CircuitInputs.PUBLIC_INPUTS, compiled.r1cs().publicInputs());
    List<Fr> publicInputs =
        IntStream.rangeClosed(1, CircuitInputs.PUBLIC_INPUTS).mapToObj(assignment.wires()::get).toList();
    assertEquals(publicInputs(request, document.expected().orElseThrow()), publicInputs);
  }

  private static List<Fr> publicInputs(ProveRequest request, Expected expected) {
    return List.of(
        request.before().state(),
        request.after().state(),
        request.before().shielded(),
        request.after().shielded(),
        expected.withdrawalRoot(),
        expected.batchHash(),
        request.batchId().toField());
  }

  private static CompiledCircuit compile(Program program) {
    return CircuitCompiler.compile(program, SynthesisOptions.DEFAULT);
  }
}
