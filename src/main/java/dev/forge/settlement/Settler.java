package dev.forge.settlement;

import dev.forge.dispatch.ChunkProof;

/** Whoever brings proofs to a chain. */
public interface Settler {
  /** The transaction that has a proof verified; nothing is sent. */
  SignedTransaction sign(ChunkProof proof);

  /** Sends a transaction, or looks what became of it where it was sent before: the same bytes count once. */
  SettlingOutcome send(SignedTransaction transaction);
}
