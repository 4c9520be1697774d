package dev.forge.bench.fleet;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.MockProver;
import dev.forge.prover.Prover;
import dev.forge.prover.RangeChecks;
import java.time.Duration;
import java.util.Locale;

/** Who proves in a fleet: a coordinator believes either mocks or proofs, so that each is a fleet of its own. */
public enum ChaosProver {
  /** Mocks of 300 ms in chunks of 8, many at a time; the servers start faster with the first compiler alone. */
  MOCK(1500, Integer.MAX_VALUE) {
    @Override
    FleetSettings settings(FleetSettings given) {
      return given.with("MOCK_PROVER", "true").with("MOCK_DELAY_MS", "300").with("CHUNK_SIZE", "8")
          .with("JVM_ARGS", "-XX:TieredStopAtLevel=1");
    }

    @Override
    Prover verifying(FleetSettings given) {
      var circuits = new CircuitCatalogue().circuits().stream()
          .filter(id -> BatchCircuit.named(id.name()).isPresent()).toList();
      return new MockProver(circuits, PUBLIC_INPUTS, Duration.ZERO);
    }
  },
  /** Groth16 with the smallest circuit, a transfer for each chunk; its keys are made where the data folder has none. */
  REAL(8000, 2) {
    @Override
    FleetSettings settings(FleetSettings given) {
      return given.with("MOCK_PROVER", "false").with("CHUNK_SIZE", "1").with("WARM_UP", "false").withHeap("1200m");
    }

    @Override
    Prover verifying(FleetSettings given) {
      Groth16Backend backend = Groth16Backend.onAllCores(new CircuitSource(new CircuitCatalogue()),
          KeyStore.onAllCores(new KeyCache(given.keys())), RangeChecks.AUTOMATIC);
      backend.verifyingKey(SMALLEST);
      return backend;
    }
  };

  private static final int PUBLIC_INPUTS = 7;
  private static final CircuitId SMALLEST = new CircuitId("batch_1_1_1");

  private final int pauseMs;
  private final int mostWorkers;

  ChaosProver(int pauseMs, int mostWorkers) {
    this.pauseMs = pauseMs;
    this.mostWorkers = mostWorkers;
  }

  /** How its servers are to run. */
  abstract FleetSettings settings(FleetSettings given);

  /** What verifies its proofs in the end, with the fleet's keys. */
  abstract Prover verifying(FleetSettings given);

  /** How long nothing is submitted after each batch. */
  int pauseMs() {
    return pauseMs;
  }

  /** As many workers as the machine can be asked to carry. */
  int mostWorkers() {
    return mostWorkers;
  }

  /** Its name in reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
