package dev.forge.batch.lifecycle;

import dev.forge.dispatch.ChunkProof;
import dev.forge.dispatch.ChunkProofs;
import java.util.List;
import java.util.Optional;

/** What callers of the swarm API may know. */
public final class BatchQueries {
  private final Batches batches;
  private final ChunkProofs proofs;

  /**
   * Numbers of all swarm batches.
   *
   * @param pending batches that have not ended
   * @param processed batches that ended and are still known
   */
  public record BatchHealth(long pending, long processed) {}

  /** Queries over the rows. */
  public BatchQueries(Batches batches, ChunkProofs proofs) {
    this.batches = batches;
    this.proofs = proofs;
  }

  /** The swarm batch of an id. */
  public Optional<Batch> find(String batchId) {
    return batches.named(BatchOrigin.SWARM, batchId);
  }

  /** The proofs that a batch has, in the order of its chunks. */
  public List<ChunkProof> proofsOf(Batch batch) {
    return proofs.of(batch.id());
  }

  /** The proofs of a batch that has all of them, in the order of its chunks; of any other, none, and none are read. */
  public List<ChunkProof> allProofsOf(Batch batch) {
    List<ChunkProof> all = batch.chunksProved() == batch.chunksTotal() ? proofsOf(batch) : List.of();
    return all.size() == batch.chunksTotal() ? all : List.of();
  }

  /** Numbers of all swarm batches. */
  public BatchHealth health() {
    long pending = count(BatchState.PENDING) + count(BatchState.SLICING) + count(BatchState.PROVING)
        + count(BatchState.SETTLING);
    return new BatchHealth(pending, count(BatchState.COMPLETED) + count(BatchState.FAILED));
  }

  /** Batches in a state or in any, newest first. */
  public List<Batch> latest(Optional<BatchState> state, int most) {
    return batches.latest(BatchOrigin.SWARM, state, most);
  }

  /** How many batches are in a state. */
  public long count(BatchState state) {
    return batches.count(BatchOrigin.SWARM, state);
  }
}
