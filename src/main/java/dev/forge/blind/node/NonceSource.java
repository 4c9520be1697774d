package dev.forge.blind.node;

import dev.forge.zk.schnorr.SecretNonces;
import dev.forge.zk.schnorr.SecretScalar;

/** Where a session's nonces come from. */
@FunctionalInterface
interface NonceSource {
  /** Nonces that never were before, for a share. */
  SecretNonces draw(SecretScalar share);
}
