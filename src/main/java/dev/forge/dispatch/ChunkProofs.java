package dev.forge.dispatch;

import dev.forge.prover.CircuitId;
import java.util.List;
import java.util.Optional;

/** The rows of accepted proofs. */
public interface ChunkProofs {
  /**
   * Adds a proof.
   *
   * @throws dev.forge.ledger.DuplicateKeyException if the chunk has one
   */
  void insert(ChunkProof proof);

  /** The proof of a chunk. */
  Optional<ChunkProof> find(ChunkId chunk);

  /** The proofs of a batch in the order of its chunks. */
  List<ChunkProof> of(BatchId batch);

  /** At most so many proofs of a batch, in the order of its chunks, from one chunk on. */
  List<ChunkProof> of(BatchId batch, ChunkIndex from, int most);

  /** The milliseconds that the latest proofs of a circuit took. */
  List<Long> latestTimes(CircuitId circuit, int most);

  /** Deletes the proofs of a batch. */
  void deleteOf(BatchId batch);
}
