/**
 * Measures the prover beside others on the same constraint rows. Each prover is a process of its own that has loaded its
 * key and makes one proof for each line it is sent ({@link dev.forge.bench.LineProcess}), ours too
 * ({@link dev.forge.bench.ForgeWorker}); {@link dev.forge.bench.ProverBench} asks them in turn, so that all feel the same
 * noise of the machine, and lets each verify what the other proved.
 */
package dev.forge.bench;
