/**
 * What a sequencer asks to have proved: a batch of transfers, withdrawals and shielded entries, as validated values.
 *
 * <p>{@link dev.forge.batch.ProveRequestReader} reads it, {@code batch.transition} executes it on its Merkle paths, and
 * {@code batch.circuit} chooses the circuit that holds it and lays out that circuit's inputs.
 */
package dev.forge.batch;
