package dev.forge.api.worker;

import dev.forge.batch.ChunkRequest;
import dev.forge.batch.FieldText;
import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.Roots;
import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.Transfer;
import dev.forge.batch.Unsigned64;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitChoice;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.batch.lifecycle.InstalledCircuits;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.TransitionOutcome.Rejected;
import dev.forge.prover.CircuitId;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a chunk that a coordinator sent is proved with.
 *
 * @param parameters the circuit's; a mock's are the public inputs alone
 */
record ChunkInputs(CircuitId circuit, FrVector parameters) {
  /**
   * Executes a chunk that has its witness; one without is laid out as it is, for a mock prover.
   *
   * @throws RefusedRequestException if it has no witness and the prover needs it, the witness does not hold, or no circuit
   *     holds the chunk
   */
  static ChunkInputs of(ChunkRequest request, InstalledCircuits installed) {
    Optional<BatchCircuit> wanted = request.circuit().map(name -> named(name, installed));
    if (request.withWitnesses()) {
      return executed(request, wanted, installed);
    }
    if (installed.needWitness()) {
      throw new RefusedRequestException(RefusalCode.WITNESS_MISSING, "/transactions",
          "have no witness, and only a mock prover can serve without");
    }
    return unexecuted(request, wanted, installed);
  }

  private static ChunkInputs executed(ChunkRequest request, Optional<BatchCircuit> wanted,
      InstalledCircuits installed) {
    List<Transfer> transfers =
        request.transactions().stream().map(SwarmTransaction::transfer).flatMap(Optional::stream).toList();
    HashFamily hash = wanted.map(BatchCircuit::hash).orElse(HashFamily.MIMC);
    ProveRequest batch =
        new ProveRequest(number(request), roots(request.preRoot(), request), roots(request.postRoot(), request),
            new Entries(transfers, List.of(), List.of()), new Options(hash, false, false));
    BatchCircuit circuit = CircuitChoice.smallest(wanted.map(List::of).orElse(installed.circuits()), batch);
    Applied applied = switch (StateTransition.run(batch)) {
      case Rejected rejected -> throw rejected.rejection().toException();
      case Applied done -> done;
    };
    FrVector inputs = CircuitInputs.of(batch, applied, circuit.capacity());
    return new ChunkInputs(new CircuitId(circuit.name()),
        installed.needWitness() ? inputs : inputs.slice(0, CircuitInputs.PUBLIC_INPUTS));
  }

  private static ChunkInputs unexecuted(ChunkRequest request, Optional<BatchCircuit> wanted,
      InstalledCircuits installed) {
    int size = request.transactions().size();
    BatchCircuit circuit = wanted.map(List::of).orElse(installed.circuits()).stream()
        .filter(each -> each.hash() == HashFamily.MIMC && each.capacity().transfers() >= size)
        .min(Comparator.comparingInt(each -> each.capacity().paths()))
        .orElseThrow(() -> new RefusedRequestException(RefusalCode.BATCH_TOO_LARGE, "/transactions",
            size + " transactions fit in no circuit"));
    FrVector statement = FrVector.of(FieldText.reduced(request.preRoot()).orElseThrow(),
        FieldText.reduced(request.postRoot()).orElseThrow(), request.preShieldedRoot(), request.preShieldedRoot(),
        Fr.ZERO,
        Fr.ZERO, number(request).toField());
    return new ChunkInputs(new CircuitId(circuit.name()), statement);
  }

  private static BatchCircuit named(String name, InstalledCircuits installed) {
    return installed.circuits().stream().filter(circuit -> circuit.name().equals(name)).findFirst()
        .orElseThrow(() -> new RefusedRequestException(RefusalCode.INVALID_FIELD, "/circuit",
            "is none of the circuits installed here"));
  }

  private static Unsigned64 number(ChunkRequest request) {
    return request.batchId().orElse(Unsigned64.ZERO);
  }

  private static Roots roots(String state, ChunkRequest request) {
    return new Roots(FieldText.canonical(state).orElseThrow(), request.preShieldedRoot());
  }
}
