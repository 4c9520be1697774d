package dev.forge.zk.schnorr;

import dev.forge.zk.field.Fr;

/** Nonces that everybody knows, to play recorded sessions again. */
public final class ChosenNonces {
  private ChosenNonces() {}

  /** One nonce, as the plain mode uses it. */
  public static SecretNonces of(Fr nonce) {
    return new SecretNonces(SecretScalar.of(nonce), SecretScalar.of(Fr.ONE));
  }
}
