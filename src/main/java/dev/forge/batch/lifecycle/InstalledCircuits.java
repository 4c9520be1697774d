package dev.forge.batch.lifecycle;

import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.prover.Prover;
import java.util.List;
import java.util.Optional;

/**
 * The batch circuits on offer.
 *
 * @param circuits at least one
 * @param needWitness whether the prover makes proofs from a witness
 */
public record InstalledCircuits(List<BatchCircuit> circuits, boolean needWitness) {
  /** Copies the list. */
  public InstalledCircuits {
    circuits = List.copyOf(circuits);
  }

  /** All batch circuits that a prover has. */
  public static InstalledCircuits of(Prover prover) {
    return new InstalledCircuits(
        prover.circuits().stream().map(id -> BatchCircuit.named(id.name())).flatMap(Optional::stream).toList(),
        prover.needsWitness());
  }
}
