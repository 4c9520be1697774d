package dev.forge.job;

import dev.forge.batch.Unsigned64;
import dev.forge.dispatch.ChunkProof;
import java.util.List;

/**
 * The proofs of a job.
 *
 * @param proofs in the order of the chunks, at least one
 */
public record ProofResult(JobId job, Unsigned64 batchNumber, List<ChunkProof> proofs) {
  /** Copies the list. */
  public ProofResult {
    proofs = List.copyOf(proofs);
  }

  /** Whether it is several proofs. */
  public boolean isChunked() {
    return proofs.size() > 1;
  }

  /** The only proof, or the first. */
  public ChunkProof first() {
    return proofs.getFirst();
  }

  /** Milliseconds that all proofs took. */
  public long provingTimeMs() {
    return proofs.stream().mapToLong(ChunkProof::provingTimeMs).sum();
  }

  /** Whether each proof was checked against its own public inputs. */
  public boolean verified() {
    return proofs.stream().allMatch(ChunkProof::verified);
  }
}
