package dev.forge.auditor;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkProof;
import dev.forge.job.JobEvent;
import dev.forge.job.ProofJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch with all that belongs to it, as one unit of work saw it.
 *
 * @param attempts the attempts at each chunk
 * @param proofs the proof of each chunk that has one
 * @param inputsKept whether any part of its inputs is kept
 * @param events those of its job, oldest first
 */
record Inspected(Batch batch, List<Chunk> chunks, Map<ChunkId, List<Attempt>> attempts, Map<ChunkId, ChunkProof> proofs,
    boolean inputsKept, Optional<ProofJob> job, List<JobEvent> events) {}
