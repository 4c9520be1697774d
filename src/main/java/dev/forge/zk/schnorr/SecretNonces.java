package dev.forge.zk.schnorr;

import dev.forge.zk.curve.G1Affine;
import java.util.Arrays;

/**
 * The nonces d and e of one participant in one session; in the plain mode d alone is used. Each is a hash of 32 random bytes
 * and the share (RFC 9591, section 4.1), so that a poor source of randomness alone does not give the share away.
 */
public final class SecretNonces implements AutoCloseable {
  /** Random bytes of one nonce. */
  public static final int RANDOM_BYTES = 32;

  private final SecretScalar hiding;
  private final SecretScalar binding;

  SecretNonces(SecretScalar hiding, SecretScalar binding) {
    this.hiding = hiding;
    this.binding = binding;
  }

  /**
   * Nonces for a share.
   *
   * @param random 64 bytes that nobody can guess; erased
   */
  public static SecretNonces of(byte[] random, SecretScalar share) {
    if (random.length != 2 * RANDOM_BYTES) {
      throw new IllegalArgumentException("two nonces take " + 2 * RANDOM_BYTES + " random bytes, not " + random.length);
    }
    byte[] secret = share.toBytes();
    try {
      return new SecretNonces(FrostMode.nonce(random, 0, secret), FrostMode.nonce(random, RANDOM_BYTES, secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(random, (byte) 0);
    }
  }

  /** C_i = g^d, all that the plain mode shows. */
  public G1Affine hidingCommitment(G1Affine generator) {
    return hiding.power(generator);
  }

  /** D_i and E_i. */
  public NonceCommitment commitment(G1Affine generator) {
    return new NonceCommitment(hiding.power(generator), binding.power(generator));
  }

  /** d. */
  public SecretScalar hiding() {
    return hiding;
  }

  SecretScalar binding() {
    return binding;
  }

  /** Erases both. */
  @Override
  public void close() {
    hiding.close();
    binding.close();
  }

  /** Does not show them. */
  @Override
  public String toString() {
    return "secret nonces";
  }
}
