package dev.forge.batch.circuit;

import dev.forge.batch.ProveRequest.Entries;

/**
 * Consecutive entries of a batch, which one proof shows.
 *
 * @param circuit the smallest installed circuit that holds them
 * @param firstEntry the number of the first in the order transfers, withdrawals, shielded
 */
public record Slice(BatchCircuit circuit, int firstEntry, Entries entries) {}
