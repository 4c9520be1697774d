package dev.forge.settlement;

import java.util.Optional;

/**
 * A transaction as it goes to the chain.
 *
 * @param signature names it on the chain
 * @param expiry until when it can land; none where it never expires
 */
public record SignedTransaction(byte[] bytes, String signature, Optional<Expiry> expiry) {
  /**
   * Until when a transaction can land.
   *
   * @param lastValidHeight the height of the last block it can be in
   * @param finalizedSlot a slot that was final when it was signed: who has not seen it knows too little to say that the
   *     transaction never landed
   */
  public record Expiry(long lastValidHeight, long finalizedSlot) {}
}
