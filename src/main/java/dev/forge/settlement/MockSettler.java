package dev.forge.settlement;

import dev.forge.dispatch.ChunkProof;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A chain that believes everything: for development and tests. */
public final class MockSettler implements Settler {
  @Override
  public SigningOutcome sign(ChunkProof proof) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(proof.proofBytes());
      String signature = "mock_" + HexFormat.of().formatHex(digest.digest(proof.publicWitnessBytes()));
      return new SigningOutcome.Signed(
          new SignedTransaction(proof.publicWitnessBytes(), signature, Optional.empty()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public SettlingOutcome send(SignedTransaction transaction) {
    return new SettlingOutcome.Settled(Optional.empty());
  }
}
