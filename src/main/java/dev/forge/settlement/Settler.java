package dev.forge.settlement;

import dev.forge.dispatch.ChunkProof;
import java.time.Duration;

/** Whoever brings proofs to a chain. Safe for use by several threads. */
public interface Settler {
  /** The transaction that has a proof verified; nothing is sent. */
  SigningOutcome sign(ChunkProof proof);

  /** Sends a transaction, or looks what became of it where it was sent before: the same bytes count once. */
  SettlingOutcome send(SignedTransaction transaction);

  /** How long one proof may take to be settled before an operator has to look at it. */
  default Duration patience() {
    return Duration.ofHours(1);
  }
}
