package dev.forge.batch.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.fixtures.Batches;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.Phase;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.prover.ProvingOutcome.ProverFailed;
import dev.forge.prover.RangeChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real proofs of batches whose thread is interrupted, as that of a chunk is when its lease is lost. */
class CancelledProofTest {
  @TempDir
  private Path keys;

  /** Hears the phases, and does something when one begins. */
  private record Phases(List<Phase> started, Phase when, Runnable action) implements ProvingListener {
    @Override
    public void started(Phase phase) {
      started.add(phase);
      if (phase == when) {
        action.run();
      }
    }
  }

  @Test
  void aProofOfTheSmallestBatchCircuitEndsInThePhaseItWasCancelledIn() throws Exception {
    cancelInEachPhase("batch_1_1_1_poseidon2", "batch-new-receiver-poseidon2.json");
  }

  @Test
  @Tag("full")
  void aProofOfTheLargestDoesSoToo() throws Exception {
    cancelInEachPhase("batch_8_4_4_poseidon2", "batch-8t4w4s-poseidon2.json");
  }

  private void cancelInEachPhase(String name, String file) throws Exception {
    var store = KeyStore.onAllCores(new KeyCache(keys));
    var backend = Groth16Backend.onAllCores(new CircuitSource(new CircuitCatalogue()), store, RangeChecks.AUTOMATIC);
    CircuitId circuit = new CircuitId(name);
    ProgramInputs inputs = inputs(name, file);
    assertInstanceOf(Proved.class, backend.prove(circuit, inputs, ProvingListener.NONE));
    for (Phase phase : List.of(Phase.EXECUTE, Phase.SYNTHESIZE, Phase.PROVE)) {
      var heard = new Phases(new ArrayList<>(), phase, () -> Thread.currentThread().interrupt());
      var failed = assertInstanceOf(ProverFailed.class, backend.prove(circuit, inputs, heard));
      assertTrue(Thread.interrupted(), "the thread's flag stays set");
      assertTrue(failed.isCancelled(), failed::toString);
      assertEquals(phase, heard.started().getLast(), "no phase began behind the one it was cancelled in");
    }
    cancelFromOutside(backend, circuit, inputs);
    assertInstanceOf(Proved.class, backend.prove(circuit, inputs, ProvingListener.NONE));
  }

  /** Somewhere within the longest phase, from another thread. */
  private static void cancelFromOutside(Groth16Backend backend, CircuitId circuit, ProgramInputs inputs)
      throws Exception {
    var proves = new CountDownLatch(1);
    var heard = new Phases(new ArrayList<>(), Phase.PROVE, proves::countDown);
    var proof = new FutureTask<>(() -> backend.prove(circuit, inputs, heard));
    Thread thread = Thread.ofPlatform().start(proof);
    proves.await();
    thread.interrupt();
    var failed = assertInstanceOf(ProverFailed.class, proof.get());
    assertTrue(failed.isCancelled(), failed::toString);
    assertFalse(heard.started().contains(Phase.VERIFY));
  }

  private static ProgramInputs inputs(String circuit, String file) {
    ProveRequest request = Batches.request(file);
    return ProgramInputs.of(CircuitInputs.of(request, Batches.applied(request),
        BatchCircuit.named(circuit).orElseThrow().capacity()));
  }
}
