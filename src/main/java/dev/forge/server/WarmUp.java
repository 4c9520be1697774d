package dev.forge.server;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.Roots;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.zk.field.Fr;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/**
 * Proves an empty batch with each circuit that has keys, the smallest first, so that circuits and keys are loaded and the code
 * is compiled before the first job comes. It makes no keys, loads no more of them than a share of the heap, and stops when
 * there is work.
 *
 * @param prover what proves
 * @param keyBytes the size of a circuit's keys; 0 where there are none
 * @param mostBytes how large the keys of all circuits may be together
 * @param busy whether there is work
 */
record WarmUp(Prover prover, ToLongFunction<CircuitId> keyBytes, long mostBytes, BooleanSupplier busy) {
  private static final Logger LOG = System.getLogger(WarmUp.class.getName());

  /** Warms up; returns the circuits that are warm now. Interrupting the thread ends it. */
  List<CircuitId> run() {
    List<CircuitId> warm = new ArrayList<>();
    long bytes = 0;
    for (BatchCircuit circuit : smallestFirst()) {
      CircuitId id = new CircuitId(circuit.name());
      if (busy.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return warm;
      }
      long size = keyBytes.applyAsLong(id);
      if (size > 0 && bytes + size <= mostBytes
          && prover.prove(id, emptyBatch(circuit), ProvingListener.NONE) instanceof Proved) {
        LOG.log(Level.INFO, "circuit {0} is warm", id);
        warm.add(id);
        bytes += size;
      }
    }
    return warm;
  }

  private List<BatchCircuit> smallestFirst() {
    return prover.circuits().stream().flatMap(id -> BatchCircuit.named(id.name()).stream())
        .sorted(Comparator.comparingInt((BatchCircuit circuit) -> circuit.capacity().paths())
            .thenComparing(BatchCircuit::hash, Comparator.reverseOrder()))
        .toList();
  }

  private static ProgramInputs emptyBatch(BatchCircuit circuit) {
    Roots roots = new Roots(Fr.ZERO, Fr.ZERO);
    ProveRequest request = new ProveRequest(Unsigned64.ZERO, roots, roots,
        new ProveRequest.Entries(List.of(), List.of(), List.of()),
        new ProveRequest.Options(circuit.hash(), false, false));
    return switch (StateTransition.run(request)) {
      case Applied applied -> ProgramInputs.of(CircuitInputs.of(request, applied, circuit.capacity()));
      default -> throw new IllegalStateException("an empty batch changes nothing, and so it holds");
    };
  }
}
