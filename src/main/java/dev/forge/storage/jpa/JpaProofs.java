package dev.forge.storage.jpa;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.prover.CircuitId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaProofs implements ChunkProofs {
  private final JpaTable<ChunkProof> rows;

  JpaProofs(JpaUnits units) {
    rows = new JpaTable<>(units, ChunkProof.class);
  }

  @Override
  public void insert(ChunkProof proof) {
    rows.insert(proof);
  }

  @Override
  public Optional<ChunkProof> find(ChunkId chunk) {
    return rows.only("where e.chunk = :chunk", Map.of("chunk", chunk.value()));
  }

  @Override
  public List<ChunkProof> of(BatchId batch) {
    return rows.select("where e.batch = :batch order by e.chunkIndex", Map.of("batch", batch.value()));
  }

  @Override
  public List<ChunkProof> of(BatchId batch, ChunkIndex from, int most) {
    return rows.select("where e.batch = :batch and e.chunkIndex >= :from order by e.chunkIndex",
        Map.of("batch", batch.value(), "from", from.value()), most);
  }

  @Override
  public List<Long> latestTimes(CircuitId circuit, int most) {
    return rows.values(
        "select e.provingTimeMs from ChunkProof e where e.circuit = :circuit order by e.circuit, e.acceptedAt desc",
        Long.class, Map.of("circuit", circuit.name()), most);
  }

  @Override
  public void deleteOf(BatchId batch) {
    rows.delete("where e.batch = :batch", Map.of("batch", batch.value()));
  }
}
