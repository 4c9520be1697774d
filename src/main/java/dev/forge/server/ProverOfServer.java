package dev.forge.server;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.configuration.ForgeSettings;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.Statement;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.MockProver;
import dev.forge.prover.Prover;
import dev.forge.prover.RangeChecks;
import dev.forge.prover.external.NoirBackend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The one prover of this process: keys are loaded once and shared by all who prove or verify. */
@ApplicationScoped
public class ProverOfServer {
  /** Keys that are loaded before anybody asks take at most this share of the heap. */
  private static final int SHARE_OF_WARM_KEYS = 4;

  /** A prover before it is observed. */
  private sealed interface Backend {
    record Real(Groth16Backend prover, KeyCache keys) implements Backend {}

    record Mock(MockProver prover) implements Backend {}

    record External(NoirBackend prover) implements Backend {}
  }

  private volatile Optional<Backend> backend = Optional.empty();

  /** Groth16 in this process, or where the settings say so the external tools or the mock. */
  @Produces
  @Singleton
  Prover prover(ForgeSettings settings, MetricRegistry metrics, Traces traces) {
    Prover prover = switch (backend(settings)) {
      case Backend.Real real -> real.prover();
      case Backend.Mock mock -> mock.prover();
      case Backend.External tools -> tools.prover();
    };
    return new MeteredProver(prover, metrics, traces);
  }

  /** The batch circuits on offer. */
  @Produces
  @Singleton
  InstalledCircuits circuits(Prover prover) {
    return InstalledCircuits.of(prover);
  }

  /** What is to be done before the first job comes; nothing for a mock, or where there are no keys yet. */
  Optional<WarmUp> warmUp(ForgeSettings settings, Chunks chunks) {
    return backend(settings) instanceof Backend.Real real && !real.keys().circuitHashes().isEmpty()
        ? Optional.of(new WarmUp(real.prover(), real.prover()::keyBytes,
            Runtime.getRuntime().maxMemory() / SHARE_OF_WARM_KEYS,
            () -> chunks.count(ChunkState.PENDING) + chunks.count(ChunkState.LEASED) > 0))
        : Optional.empty();
  }

  private synchronized Backend backend(ForgeSettings settings) {
    Backend made = backend.orElseGet(() -> newBackend(settings));
    backend = Optional.of(made);
    return made;
  }

  private static Backend newBackend(ForgeSettings settings) {
    var circuits = new CircuitCatalogue();
    if (settings.prover().mock()) {
      var ofBatches = circuits.circuits().stream().filter(id -> BatchCircuit.named(id.name()).isPresent()).toList();
      return new Backend.Mock(new MockProver(ofBatches, Statement.VALUES, settings.prover().mockDelay()));
    }
    if (settings.prover().circuits().isPresent()) {
      return new Backend.External(new NoirBackend(settings.prover().circuits().get(), settings.prover().nargo(),
          settings.prover().sunspot(), settings.coordinator().proofTimeout()));
    }
    var keys = new KeyCache(settings.home().resolve("keys"));
    return new Backend.Real(
        Groth16Backend.onAllCores(new CircuitSource(circuits), KeyStore.onAllCores(keys), RangeChecks.AUTOMATIC), keys);
  }
}
