package dev.forge.dispatch;

import dev.forge.prover.ProgramInputs;
import java.util.Optional;

/** The batch behind chunks, as dispatch needs it. All is part of the current unit of work. */
public interface ChunkOwner {
  /** Locks the batch's row until the unit ends; returns whether the batch still waits for proofs. */
  boolean lock(BatchId batch);

  /** What the circuit takes, opened for the worker that claims it; empty where it is destroyed or cannot be opened. */
  Optional<ProgramInputs> inputs(BatchId batch, ChunkIndex index);

  /** A worker tells how far it is. */
  void progressed(BatchId batch, ChunkIndex index, String message);

  /** A chunk has its proof. The batch is locked. */
  void chunkProved(BatchId batch, ChunkIndex index);

  /** A chunk's attempts are used up. The batch is locked. */
  void chunkFailed(BatchId batch, ChunkIndex index, String reason);
}
