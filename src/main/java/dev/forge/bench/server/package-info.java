/**
 * Measures the coordinator: a server of its own with the mock prover at 0 ms, asked over HTTP by several clients at once
 * ({@link dev.forge.bench.server.SubmissionLoad}, {@link dev.forge.bench.server.ChunkLoad}), with as many jobs in its database
 * as wanted ({@link dev.forge.bench.server.CopiedJobs}). {@link dev.forge.bench.server.ServerBench} does it step by step.
 */
package dev.forge.bench.server;
