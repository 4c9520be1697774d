package dev.forge.batch.lifecycle;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.Roots;
import dev.forge.batch.circuit.BatchCircuit;
import dev.forge.batch.circuit.CircuitInputs;
import dev.forge.batch.circuit.Slice;
import dev.forge.batch.transition.EntryIndex;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.transition.TransitionOutcome.Applied;
import dev.forge.batch.transition.TransitionOutcome.Rejected;
import dev.forge.batch.transition.WitnessRejection;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkPlan;
import dev.forge.dispatch.Statement;
import dev.forge.prover.CircuitId;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Executes a batch slice by slice, the roots of one leading to the next. Each slice is a batch of its own, with hashes over
 * its own entries; that no nullifier comes twice is checked over all of them.
 */
final class ChunkExecution {
  private final ProveRequest request;
  private final boolean needWitness;
  private final Set<Fr> nullifiers = new HashSet<>();
  private Roots roots;
  private int next;
  private int transfers;
  private int withdrawals;
  private int shielded;

  ChunkExecution(ProveRequest request, boolean needWitness) {
    this.request = request;
    this.needWitness = needWitness;
    roots = request.before();
  }

  /** The roots after all slices so far. */
  Roots roots() {
    return roots;
  }

  /**
   * Executes the next slice.
   *
   * @throws dev.forge.batch.RefusedRequestException with {@code WITNESS_INVALID} and the entry's index in the whole batch
   */
  PreparedChunk execute(Slice slice) {
    ProveRequest part = new ProveRequest(request.batchId(), roots, roots, slice.entries(), request.options());
    Applied applied = switch (StateTransition.execute(part)) {
      case Rejected rejected -> throw inWholeBatch(rejected.rejection()).toException();
      case Applied done -> done;
    };
    checkNullifiers(slice);
    transfers += slice.entries().transfers().size();
    withdrawals += slice.entries().withdrawals().size();
    shielded += slice.entries().shielded().size();
    PreparedChunk chunk = chunk(slice, part, applied);
    roots = applied.after();
    return chunk;
  }

  private PreparedChunk chunk(Slice slice, ProveRequest part, Applied applied) {
    BatchCircuit circuit = slice.circuit();
    FrVector inputs = CircuitInputs.of(part, applied, circuit.capacity());
    ChunkPlan plan = new ChunkPlan(new ChunkIndex(next++), new CircuitId(circuit.name()), slice.firstEntry(),
        slice.entries().size(), roots.state().toString(), applied.after().state().toString(), statement(inputs));
    return new PreparedChunk(plan, needWitness ? inputs : inputs.slice(0, CircuitInputs.PUBLIC_INPUTS));
  }

  /** The statement that the first inputs of a circuit are. */
  static Statement statement(FrVector inputs) {
    byte[] bytes = new byte[CircuitInputs.PUBLIC_INPUTS * 32];
    for (int i = 0; i < CircuitInputs.PUBLIC_INPUTS; i++) {
      inputs.get(i).writeTo(bytes, i * 32);
    }
    return new Statement(bytes);
  }

  private void checkNullifiers(Slice slice) {
    for (int i = 0; i < slice.entries().shielded().size(); i++) {
      Fr nullifier = slice.entries().shielded().get(i).nullifier();
      if (!nullifiers.add(nullifier)) {
        EntryIndex entry = new EntryIndex(EntryIndex.Kind.SHIELDED, shielded + i);
        throw new WitnessRejection(Optional.of(entry), WitnessRejection.Reason.NULLIFIER_TWICE,
            "the nullifier " + nullifier + " was spent before in this batch").toException();
      }
    }
  }

  private WitnessRejection inWholeBatch(WitnessRejection rejection) {
    Optional<EntryIndex> entry =
        rejection.entry().map(index -> new EntryIndex(index.kind(), index.index() + switch (index.kind()) {
          case TRANSFERS -> transfers;
          case WITHDRAWALS -> withdrawals;
          case SHIELDED -> shielded;
        }));
    return new WitnessRejection(entry, rejection.reason(), rejection.explanation());
  }
}
