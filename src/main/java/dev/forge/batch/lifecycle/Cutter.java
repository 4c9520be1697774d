package dev.forge.batch.lifecycle;

import dev.forge.batch.FieldText;
import dev.forge.batch.HashFamily;
import dev.forge.batch.ProveRequest;
import dev.forge.batch.ProveRequest.Entries;
import dev.forge.batch.ProveRequest.Options;
import dev.forge.batch.RequestCodec;
import dev.forge.batch.Roots;
import dev.forge.batch.SwarmTransaction;
import dev.forge.batch.circuit.CircuitChoice;
import dev.forge.batch.circuit.Slice;
import dev.forge.batch.circuit.Slicing;
import dev.forge.batch.transition.StateTransition;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.InputVault;
import dev.forge.zk.field.Fr;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Cuts a kept batch into chunks, executing it on the way where it has a witness that counts. */
final class Cutter {
  private final InputVault vault;
  private final InstalledCircuits circuits;
  private final BatchPolicy policy;

  Cutter(InputVault vault, InstalledCircuits circuits, BatchPolicy policy) {
    this.vault = vault;
    this.circuits = circuits;
    this.policy = policy;
  }

  /** Whether cutting a batch executes it, which takes its time. */
  boolean executes(Batch batch) {
    return circuits.needWitness() || batch.origin() == BatchOrigin.SWARM && batch.witnessed();
  }

  /**
   * Cuts a batch.
   *
   * @throws dev.forge.batch.RefusedRequestException if the witness does not hold, or it fits in no circuit
   */
  void cut(Batch batch, Cut cut) {
    if (batch.origin() == BatchOrigin.CORE) {
      cutRequest(request(batch, cut), cut);
    } else if (batch.witnessed()) {
      cutTransfers(batch, cut);
    } else {
      cutWithoutWitness(batch, cut);
    }
  }

  private ProveRequest request(Batch batch, Cut cut) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int part = 0; part < batch.inputParts(); part++) {
      whole.writeBytes(vault.open(cut.key(), InputKind.REQUEST, part));
    }
    return RequestCodec.decode(whole.toByteArray());
  }

  private void cutRequest(ProveRequest request, Cut cut) {
    List<Slice> slices = Slicing.cut(request, circuits.circuits());
    if (!circuits.needWitness()) {
      UncheckedChunks.of(request, slices).forEach(chunk -> cut.add(chunk.plan(), chunk.inputs()));
      return;
    }
    ChunkExecution execution = new ChunkExecution(request, true);
    slices.forEach(slice -> add(execution.execute(slice), cut));
    StateTransition.compareRoots(request, execution.roots()).ifPresent(rejection -> {
      throw rejection.toException();
    });
  }

  private void cutTransfers(Batch batch, Cut cut) {
    ChunkExecution execution = new ChunkExecution(frame(batch), circuits.needWitness());
    eachChunk(batch, cut, (first, transactions) -> add(execution.execute(slice(batch, first, transactions)), cut));
  }

  private void cutWithoutWitness(Batch batch, Cut cut) {
    PlaceholderChunks placeholders = new PlaceholderChunks(batch, policy.keepTransactions());
    eachChunk(batch, cut, (first, transactions) -> add(
        placeholders.next(Slicing.transferCircuit(circuits.circuits(), batch.hash(), transactions.size()), first,
            transactions),
        cut));
  }

  private static void add(PreparedChunk chunk, Cut cut) {
    cut.add(chunk.plan(), chunk.inputs());
  }

  private interface ChunkStep {
    void take(int firstEntry, List<SwarmTransaction> transactions);
  }

  private void eachChunk(Batch batch, Cut cut, ChunkStep step) {
    int size = Slicing.transfersPerSlice(circuits.circuits(), batch.hash(), policy.chunkSize());
    List<SwarmTransaction> waiting = new ArrayList<>();
    int first = 0;
    for (int part = 0; part < batch.inputParts(); part++) {
      waiting.addAll(RequestCodec.decodeTransactions(vault.open(cut.key(), InputKind.REQUEST, part)));
      boolean last = part == batch.inputParts() - 1;
      while (waiting.size() >= size || last && !waiting.isEmpty()) {
        List<SwarmTransaction> chunk = waiting.subList(0, Math.min(size, waiting.size()));
        step.take(first, List.copyOf(chunk));
        first += chunk.size();
        chunk.clear();
      }
    }
  }

  private Slice slice(Batch batch, int first, List<SwarmTransaction> transactions) {
    Entries entries = new Entries(
        transactions.stream().map(transaction -> transaction.transfer().orElseThrow()).toList(), List.of(), List.of());
    return new Slice(CircuitChoice.smallest(circuits.circuits(), frame(batch).withEntries(entries)), first, entries);
  }

  private static ProveRequest frame(Batch batch) {
    Roots roots = new Roots(FieldText.canonical(batch.initialRoot()).orElseThrow(), Fr.ZERO);
    return new ProveRequest(batch.number(), roots, roots, new Entries(List.of(), List.of(), List.of()),
        new Options(HashFamily.MIMC, true, batch.settles()));
  }
}
