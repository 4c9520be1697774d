package dev.forge.batch.lifecycle;

import dev.forge.dispatch.ChunkPlan;
import dev.forge.zk.field.FrVector;

/**
 * A chunk with what its circuit takes.
 *
 * @param inputs all parameters, or the public inputs alone where the prover is a mock
 */
record PreparedChunk(ChunkPlan plan, FrVector inputs) {}
