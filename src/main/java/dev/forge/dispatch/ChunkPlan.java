package dev.forge.dispatch;

import dev.forge.prover.CircuitId;

/**
 * A chunk as preparing cut it.
 *
 * @param firstEntry the number of its first entry in the batch's order transfers, withdrawals, shielded
 * @param preRoot the state root before it, as text
 * @param postRoot the state root after it, as text
 */
public record ChunkPlan(ChunkIndex index, CircuitId circuit, int firstEntry, int entryCount, String preRoot,
    String postRoot, Statement statement) {}
