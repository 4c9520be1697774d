package dev.forge.settlement;

import dev.forge.dispatch.ChunkProof;

/** Settles nothing, now: batches that were taken in to be settled wait until settling is turned on again. */
public final class NoSettler implements Settler {
  private static final String OFF = "settlement is turned off on this server (SETTLEMENT)";

  @Override
  public SigningOutcome sign(ChunkProof proof) {
    return new SigningOutcome.NotNow(OFF);
  }

  @Override
  public SettlingOutcome send(SignedTransaction transaction) {
    return new SettlingOutcome.Unknown(OFF);
  }
}
