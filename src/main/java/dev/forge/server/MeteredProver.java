package dev.forge.server;

import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.Verdict;
import dev.forge.prover.VerifyingKeyName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** A prover whose times and outcomes are measured and traced, by circuit. */
record MeteredProver(Prover prover, MetricRegistry metrics, Traces traces) implements Prover {
  @Override
  public List<CircuitId> circuits() {
    return prover.circuits();
  }

  @Override
  public ProvingOutcome prove(CircuitId circuit, ProgramInputs inputs, ProvingListener listener) {
    long begun = System.nanoTime();
    ProvingOutcome outcome = traces.within("prove", Map.of("circuit", circuit.name()),
        () -> prover.prove(circuit, inputs, listener));
    metrics.timer("forge_proving", of(circuit)).update(Duration.ofNanos(System.nanoTime() - begun));
    metrics.counter("forge_proofs", of(circuit), new Tag("outcome", nameOf(outcome))).inc();
    return outcome;
  }

  @Override
  public Verdict verify(CircuitId circuit, byte[] proof, byte[] publicWitness) {
    long begun = System.nanoTime();
    Verdict verdict = traces.within("verify", Map.of("circuit", circuit.name()),
        () -> prover.verify(circuit, proof, publicWitness));
    metrics.timer("forge_verifying", of(circuit)).update(Duration.ofNanos(System.nanoTime() - begun));
    if (!verdict.isValid()) {
      metrics.counter("forge_rejected_proofs", of(circuit)).inc();
    }
    return verdict;
  }

  @Override
  public Optional<String> keptKeyHash(CircuitId circuit) {
    return prover.keptKeyHash(circuit);
  }

  @Override
  public Optional<VerifyingKeyName> verifyingKey(CircuitId circuit) {
    return prover.verifyingKey(circuit);
  }

  @Override
  public String backend() {
    return prover.backend();
  }

  @Override
  public boolean needsWitness() {
    return prover.needsWitness();
  }

  private static Tag of(CircuitId circuit) {
    return new Tag("circuit", circuit.name());
  }

  private static String nameOf(ProvingOutcome outcome) {
    return switch (outcome) {
      case ProvingOutcome.Proved _ -> "proved";
      case ProvingOutcome.WitnessRejected _ -> "witness_rejected";
      case ProvingOutcome.ProverFailed failed -> failed.isCancelled() ? "cancelled" : "failed";
    };
  }
}
