package dev.forge.dispatch;

import dev.forge.prover.CircuitId;
import dev.forge.prover.ProgramInputs;
import java.time.Instant;

/**
 * A chunk given to a worker, with all that it needs.
 *
 * @param inputs the circuit's parameters; a mock's are the public inputs alone
 * @param expiresAt when the lease runs out unless it is renewed
 */
public record ChunkClaim(ChunkId chunk, BatchId batch, ChunkIndex index, CircuitId circuit, LeaseToken token,
    Statement statement, ProgramInputs inputs, Instant expiresAt) {}
