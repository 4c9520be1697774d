package dev.forge.zk.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome;
import dev.forge.fixtures.Vectors;
import dev.forge.prover.noir.NoirArtifact;
import dev.forge.zk.acir.Acvm;
import dev.forge.zk.acir.AcvmOutcome;
import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.RowValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installed circuits: what they cost, and that recorded batches satisfy them. */
class BatchCircuitRowsTest {
  private static final SynthesisOptions COMMITTED = new SynthesisOptions(RangeStrategy.AUTOMATIC, true);

  private static NoirArtifact artifact(String circuit) throws IOException {
    try (InputStream json = BatchCircuitRowsTest.class.getResourceAsStream("/circuits/" + circuit + ".json")) {
      return NoirArtifact.read(json.readAllBytes());
    }
  }

  private static WitnessMap inputs(String circuit, String vector) {
    ProveRequest request =
        ProveRequestReader.readDocument(new ByteArrayInputStream(Vectors.bytes(vector))).request();
    TransitionOutcome.Applied applied = (TransitionOutcome.Applied) StateTransition.run(request);
    FrVector values = CircuitInputs.of(request, applied, BatchCircuit.named(circuit).orElseThrow().capacity());
    WitnessMap map = new WitnessMap(values.size());
    for (int i = 0; i < values.size(); i++) {
      map.set(i, values.get(i));
    }
    return map;
  }

  private static WitnessStack solve(NoirArtifact artifact, WitnessMap inputs) {
    AcvmOutcome outcome = Acvm.prepare(artifact.program()).execute(inputs, ForeignCallHandler.NONE);
    return ((AcvmOutcome.Solved) outcome).witnesses();
  }

  private static OptionalInt firstFailing(CompiledCircuit circuit, WitnessStack witness) {
    Assignment assignment = circuit.assign(witness);
    for (int i = 0; i < circuit.r1cs().commitments().size(); i++) {
      assignment.challenge(i, Fr.of(0x1234567890abcdefL));
    }
    return RowValues.of(circuit.r1cs(), assignment.wires(), circuit.r1cs().constraints(), Cores.all())
        .firstUnsatisfied();
  }

  @ParameterizedTest
  @CsvSource({
      "batch_1_1_1, batch-1t.json",
      "batch_1_1_1, batch-empty.json",
      "batch_8_4_4, batch-new-receiver.json",
      "batch_8_4_4_poseidon2, batch-8t4w4s-poseidon2.json"
  })
  void recordedBatchSatisfiesEveryRow(String name, String vector) throws IOException {
    check(name, vector);
  }

  @ParameterizedTest
  @Tag("full")
  @CsvSource({
      "batch_8_0_0, batch-1t.json",
      "batch_8_0_0, batch-empty.json",
      "batch_8_4_4, batch-8t4w4s-full.json",
      "batch_8_4_4, batch-2t1w1s.json",
      "batch_8_4_4, batch-70-recorded.json",
      "batch_8_4_4_poseidon2, batch-2t1w1s-poseidon2.json",
      "batch_8_4_4_poseidon2, batch-new-receiver-poseidon2.json"
  })
  void otherRecordedBatchesSatisfyEveryRow(String name, String vector) throws IOException {
    check(name, vector);
  }

  private static void check(String name, String vector) throws IOException {
    NoirArtifact artifact = artifact(name);
    WitnessStack witness = solve(artifact, inputs(name, vector));
    for (RangeStrategy ranges : new RangeStrategy[] {RangeStrategy.BITS, RangeStrategy.LOOKUP}) {
      CompiledCircuit circuit = CircuitCompiler.compile(artifact.program(), new SynthesisOptions(ranges, false));
      OptionalInt row = firstFailing(circuit, witness);
      assertTrue(row.isEmpty(), () -> ranges + ", row " + row.getAsInt() + ": " + circuit.describeRow(row.getAsInt()));
    }
  }

  @ParameterizedTest
  @CsvSource({
      "batch_1_1_1, 170000", "batch_8_0_0, 820000", "batch_8_4_4, 1048576",
      "batch_1_1_1_poseidon2, 62000", "batch_8_0_0_poseidon2, 320000", "batch_8_4_4_poseidon2, 400000"
  })
  void circuitHasFewRowsSevenPublicInputsAndProofsOf388Bytes(String name, int most) throws IOException {
    SynthesisReport report = CircuitCompiler.compile(artifact(name).program(), COMMITTED).report();
    assertTrue(report.rows() < most, "rows " + report.rows());
    assertEquals(7, report.publicInputs());
    assertEquals(388, report.proofBytes());
    assertEquals(report.rows(), report.rowsByPart().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void balanceOf64BitsAndOneIsRefusedByItsRange() throws IOException {
    NoirArtifact artifact = artifact("batch_1_1_1");
    WitnessMap inputs = inputs("batch_1_1_1", "batch-empty.json");
    CompiledCircuit circuit = CircuitCompiler.compile(artifact.program(), COMMITTED);
    WitnessStack witness = solve(artifact, inputs);
    int ranged = circuit.ranges().wire(circuit.ranges().count() - 1);
    Assignment assignment = circuit.assign(witness);
    assignment.challenge(0, Fr.of(99));
    assignment.wires().set(ranged, Fr.of(2).power(java.math.BigInteger.valueOf(64)).add(Fr.ONE));
    int row = RowValues.of(circuit.r1cs(), assignment.wires(), circuit.r1cs().constraints(), Cores.all())
        .firstUnsatisfied()
        .getAsInt();
    assertEquals(Part.RANGE, circuit.describeRow(row).part());
  }
}
