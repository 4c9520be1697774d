package dev.forge.settlement;

import dev.forge.dispatch.ChunkProof;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A chain that believes everything: for development and tests. */
public final class MockSettler implements Settler {
  private static final String MARK = "mock_";

  @Override
  public SigningOutcome sign(ChunkProof proof) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(proof.proofBytes());
      String signature = MARK + HexFormat.of().formatHex(digest.digest(proof.publicWitnessBytes()));
      return new SigningOutcome.Signed(
          new SignedTransaction(proof.publicWitnessBytes(), signature, Optional.empty()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public SettlingOutcome send(SignedTransaction transaction) {
    return transaction.signature().startsWith(MARK) ? new SettlingOutcome.Settled(Optional.empty())
        : new SettlingOutcome.Unknown("transaction " + transaction.signature()
            + " is for a real chain, and settlement is a mock here: set SETTLEMENT=solana again");
  }
}
