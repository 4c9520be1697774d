package dev.forge.dispatch;

import dev.forge.worker.WorkerId;
import java.util.Optional;

/**
 * A proof that a worker brings.
 *
 * @param token the lease it was made under; a proof is welcome without one
 * @param backend {@code groth16}, {@code noir} or {@code mock}
 * @param verifyingKeyHash lower-case hexadecimal SHA-256 of the key it was made under, which must be the coordinator's; empty
 *     from workers that do not tell
 * @param proof in gnark's raw format
 * @param publicWitness in gnark's raw format
 */
public record Delivery(ChunkId chunk, WorkerId worker, Optional<LeaseToken> token, String backend,
    String verifyingKeyHash, byte[] proof, byte[] publicWitness, long provingTimeMs) {}
