package dev.forge.server;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.configuration.ForgeSettings;
import dev.forge.dispatch.Statement;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.MockProver;
import dev.forge.prover.Prover;
import dev.forge.prover.RangeChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The one prover of this process: keys are loaded once and shared by all who prove or verify. */
@ApplicationScoped
public class ProverOfServer {
  /** Groth16, or the mock where the settings say so. */
  @Produces
  @Singleton
  Prover prover(ForgeSettings settings, MetricRegistry metrics) {
    return new MeteredProver(backend(settings), metrics);
  }

  /** The batch circuits on offer. */
  @Produces
  @Singleton
  InstalledCircuits circuits(Prover prover) {
    return InstalledCircuits.of(prover);
  }

  private static Prover backend(ForgeSettings settings) {
    var circuits = new CircuitCatalogue();
    if (settings.prover().mock()) {
      var ofBatches = circuits.circuits().stream().filter(id -> BatchCircuit.named(id.name()).isPresent()).toList();
      return new MockProver(ofBatches, Statement.VALUES, settings.prover().mockDelay());
    }
    var keys = KeyStore.onAllCores(new KeyCache(settings.home().resolve("keys")));
    return Groth16Backend.onAllCores(new CircuitSource(circuits), keys, RangeChecks.AUTOMATIC);
  }
}
