package dev.forge.batch.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.batch.ProveRequestReader;
import dev.forge.batch.ProveRequestReader.Document;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.proving.BatchProvingOutcome.ExpectationMissed;
import dev.forge.batch.proving.BatchProvingOutcome.NotProved;
import dev.forge.batch.proving.BatchProvingOutcome.Proved;
import dev.forge.batch.proving.BatchProvingOutcome.TransitionRejected;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.Vectors;
import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchProvingTest {
  private final ObedientProver prover = new ObedientProver();

  /** Proves whatever it is asked to, and remembers it. */
  private static final class ObedientProver implements Prover {
    private final List<CircuitId> asked = new ArrayList<>();
    private Optional<ProvingOutcome> answer = Optional.empty();

    @Override
    public List<CircuitId> circuits() {
      return List.of("ownership", "batch_1_1_1", "batch_8_0_0", "batch_8_4_4", "batch_1_1_1_poseidon2",
          "batch_8_4_4_poseidon2").stream().map(CircuitId::new).toList();
    }

    @Override
    public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
      asked.add(circuit);
      return answer.orElseGet(() -> new ProvingOutcome.Proved(
          new ProofBundle(circuit.name(), new byte[0], new byte[0], new byte[0], "", true, List.of()), Map.of()));
    }

    @Override
    public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
      return new Verdict.Valid();
    }
  }

  @ParameterizedTest
  @CsvSource({"batch-1t.json, batch_1_1_1", "batch-empty.json, batch_1_1_1", "batch-70-recorded.json, batch_8_0_0",
      "batch-2t1w1s.json, batch_8_4_4", "batch-8t4w4s-full.json, batch_8_4_4",
      "batch-8t4w4s-poseidon2.json, batch_8_4_4_poseidon2", "batch-new-receiver-poseidon2.json, batch_1_1_1_poseidon2"})
  void theSmallestCircuitThatHoldsTheBatchIsTaken(String file, String circuit) {
    assertInstanceOf(Proved.class, prove(vector(file), Optional.empty()));
    assertEquals(List.of(new CircuitId(circuit)), prover.asked);
  }

  @Test
  void aCircuitThatIsWantedIsTaken() {
    assertInstanceOf(Proved.class, prove(vector("batch-1t.json"), BatchCircuit.named("batch_8_0_0")));
    assertEquals(List.of(new CircuitId("batch_8_0_0")), prover.asked);
  }

  @Test
  void nothingIsAskedForABatchThatDoesNotHold() {
    var request = RequestEdit.of("batch-70-recorded.json").replace("/transfers/1/amount", "123").read();
    var outcome = prove(new Document(request, Optional.empty()), Optional.empty());
    assertEquals(1, assertInstanceOf(TransitionRejected.class, outcome).rejection().entry().orElseThrow().index());
    assertEquals(List.of(), prover.asked);
  }

  @Test
  void nothingIsAskedForABatchThatMissesWhatIsExpected() {
    Document document = vector("batch-1t.json");
    Document other = vector("batch-70-recorded.json");
    var outcome = prove(new Document(document.request(), other.expected()), Optional.empty());
    var missed = assertInstanceOf(ExpectationMissed.class, outcome);
    assertEquals("batch_hash", missed.value());
    assertEquals(other.expected().orElseThrow().batchHash().toString(), missed.expected());
    assertEquals(List.of(), prover.asked);
  }

  @Test
  void aBatchThatFitsInNoCircuitIsRefused() {
    assertRefused(RefusalCode.BATCH_TOO_LARGE, "batch-40t.json", Optional.empty());
    assertRefused(RefusalCode.BATCH_TOO_LARGE, "batch-2t1w1s.json", BatchCircuit.named("batch_8_0_0"));
  }

  @Test
  void aCircuitOfTheOtherHashFamilyIsRefused() {
    assertRefused(RefusalCode.INVALID_FIELD, "batch-1t.json", BatchCircuit.named("batch_1_1_1_poseidon2"));
  }

  @Test
  void aProverThatFailsIsNotAProof() {
    prover.answer = Optional.of(new ProvingOutcome.ProverFailed("no memory", new IllegalStateException()));
    var outcome = assertInstanceOf(NotProved.class, prove(vector("batch-1t.json"), Optional.empty()));
    assertEquals(prover.answer.get(), outcome.outcome());
  }

  private void assertRefused(RefusalCode code, String file, Optional<BatchCircuit> wanted) {
    var refusal = assertThrows(RefusedRequestException.class, () -> prove(vector(file), wanted));
    assertEquals(code, refusal.code());
    assertEquals(List.of(), prover.asked);
  }

  private BatchProvingOutcome prove(Document document, Optional<BatchCircuit> wanted) {
    return new BatchProving(prover).prove(document, wanted, ProvingListener.NONE);
  }

  private static Document vector(String file) {
    return ProveRequestReader.readDocument(new ByteArrayInputStream(Vectors.bytes(file)));
  }
}
