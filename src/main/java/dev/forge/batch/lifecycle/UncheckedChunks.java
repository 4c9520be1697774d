package dev.forge.batch.lifecycle;

import dev.forge.batch.ProveRequest;
import dev.forge.batch.Roots;
import dev.forge.batch.ShieldedEntry;
import dev.forge.batch.circuit.Slice;
import dev.forge.batch.transition.BatchDigests;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkPlan;
import dev.forge.prover.CircuitId;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;

/**
 * The chunks of a request for a mock prover, which believes the request's roots: they are not compared with the witness.
 * Where there are several chunks, the state roots between them are made up.
 */
final class UncheckedChunks {
  private UncheckedChunks() {}

  static List<PreparedChunk> of(ProveRequest request, List<Slice> slices) {
    List<PreparedChunk> chunks = new ArrayList<>(slices.size());
    Roots before = request.before();
    for (int i = 0; i < slices.size(); i++) {
      boolean last = i == slices.size() - 1;
      BatchDigests digests = BatchDigests.of(request.hash(), request.batchId(), slices.get(i).entries());
      Roots after = last ? request.after() : between(request, slices.get(i), before, digests);
      chunks.add(chunk(request, slices.get(i), i, before, after, digests));
      before = after;
    }
    return chunks;
  }

  private static Roots between(ProveRequest request, Slice slice, Roots before, BatchDigests digests) {
    Fr shielded = before.shielded();
    for (ShieldedEntry entry : slice.entries().shielded()) {
      shielded = request.hash().hash(shielded, entry.output().commitment());
    }
    return new Roots(request.hash().hash(before.state(), digests.batchHash()), shielded);
  }

  private static PreparedChunk chunk(ProveRequest request, Slice slice, int index, Roots before, Roots after,
      BatchDigests digests) {
    FrVector statement = FrVector.of(before.state(), after.state(), before.shielded(), after.shielded(),
        digests.withdrawalRoot(), digests.batchHash(), request.batchId().toField());
    ChunkPlan plan = new ChunkPlan(new ChunkIndex(index), new CircuitId(slice.circuit().name()), slice.firstEntry(),
        slice.entries().size(), before.state().toString(), after.state().toString(),
        ChunkExecution.statement(statement));
    return new PreparedChunk(plan, statement);
  }
}
