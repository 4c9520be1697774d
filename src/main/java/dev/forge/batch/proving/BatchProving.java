package dev.forge.batch.proving;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequestReader.Document;
import dev.forge.batch.ProveRequestReader.Expected;
import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitChoice;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.batch.proving.BatchProvingOutcome.ExpectationMissed;
import dev.forge.batch.proving.BatchProvingOutcome.NotProved;
import dev.forge.batch.proving.BatchProvingOutcome.Proved;
import dev.forge.batch.proving.BatchProvingOutcome.TransitionRejected;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.TransitionOutcome.Rejected;
import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.Prover;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.Optional;

/**
 * Proves a batch by one proof: the transition is executed first, then the smallest circuit that holds the batch is taken.
 *
 * @param prover who proves
 */
public record BatchProving(Prover prover) {
  /**
   * Proves a batch.
   *
   * @param document the request, and what its author expects of it
   * @param wanted the circuit to use instead of the smallest
   * @throws RefusedRequestException if the batch fits in no circuit, or not in the one wanted
   */
  public BatchProvingOutcome prove(Document document, Optional<BatchCircuit> wanted, ProvingListener listener) {
    ProveRequest request = document.request();
    BatchCircuit circuit = wanted.map(chosen -> checked(chosen, request))
        .orElseGet(() -> CircuitChoice.smallest(installed(), request));
    return switch (StateTransition.run(request)) {
      case Rejected rejected -> new TransitionRejected(rejected.rejection());
      case Applied applied -> document.expected().flatMap(expected -> missed(expected, applied))
          .orElseGet(() -> prove(request, applied, circuit, listener));
    };
  }

  /** The batch circuits that the prover has. */
  public List<BatchCircuit> installed() {
    return prover.circuits().stream().map(id -> BatchCircuit.named(id.name())).flatMap(Optional::stream).toList();
  }

  /**
   * The inputs of a circuit for a batch that holds.
   *
   * @throws RefusedRequestException if it does not
   */
  public static ProgramInputs inputs(ProveRequest request, BatchCircuit circuit) {
    return switch (StateTransition.run(request)) {
      case Rejected rejected -> throw rejected.rejection().toException();
      case Applied applied -> ProgramInputs.of(CircuitInputs.of(request, applied, circuit.capacity()));
    };
  }

  private BatchProvingOutcome prove(ProveRequest request, Applied applied, BatchCircuit circuit,
      ProvingListener listener) {
    var inputs = ProgramInputs.of(CircuitInputs.of(request, applied, circuit.capacity()));
    return switch (prover.prove(new CircuitId(circuit.name()), inputs, listener)) {
      case ProvingOutcome.Proved proved -> new Proved(circuit, proved);
      case ProvingOutcome other -> new NotProved(circuit, other);
    };
  }

  private static BatchCircuit checked(BatchCircuit circuit, ProveRequest request) {
    if (circuit.hash() != request.hash()) {
      throw new RefusedRequestException(RefusalCode.INVALID_FIELD, "/hash",
          "the batch is hashed with " + request.hash().wireName() + ", circuit " + circuit.name() + " is not");
    }
    return CircuitChoice.smallest(List.of(circuit), request);
  }

  private static Optional<BatchProvingOutcome> missed(Expected expected, Applied applied) {
    return missed("batch_hash", expected.batchHash(), applied.batchHash())
        .or(() -> missed("withdrawal_root", expected.withdrawalRoot(), applied.withdrawalRoot()));
  }

  private static Optional<BatchProvingOutcome> missed(String value, Fr expected, Fr actual) {
    return expected.equals(actual) ? Optional.empty()
        : Optional.of(new ExpectationMissed(value, expected.toString(), actual.toString()));
  }
}
