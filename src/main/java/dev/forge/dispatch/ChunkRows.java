package dev.forge.dispatch;

/** The rows that dispatch changes. */
public record ChunkRows(Chunks chunks, Attempts attempts, ChunkProofs proofs) {}
