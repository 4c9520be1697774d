package dev.forge.storage.memory;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkIndex;
import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import dev.forge.prover.CircuitId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryProofs implements ChunkProofs {
  private final Table<ChunkId, ChunkProof> rows;

  MemoryProofs(MemoryUnits units) {
    rows = new Table<>("proof", ChunkProof::chunk, units);
  }

  @Override
  public void insert(ChunkProof proof) {
    rows.insert(proof);
  }

  @Override
  public Optional<ChunkProof> find(ChunkId chunk) {
    return rows.find(chunk);
  }

  @Override
  public List<ChunkProof> of(BatchId batch) {
    return rows.select(proof -> proof.batch().equals(batch), Comparator.comparing(proof -> proof.index().value()));
  }

  @Override
  public List<ChunkProof> of(BatchId batch, ChunkIndex from, int most) {
    return rows.select(proof -> proof.batch().equals(batch) && proof.index().value() >= from.value(),
        Comparator.comparing(proof -> proof.index().value()), most);
  }

  @Override
  public List<Long> latestTimes(CircuitId circuit, int most) {
    return rows.select(proof -> proof.circuit().equals(circuit.name()),
        Comparator.comparing(ChunkProof::acceptedAt).reversed(), most).stream().map(ChunkProof::provingTimeMs).toList();
  }

  @Override
  public void deleteOf(BatchId batch) {
    rows.delete(proof -> proof.batch().equals(batch), Integer.MAX_VALUE);
  }
}
