package dev.forge.blind.node;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.SetupId;
import dev.forge.ledger.Randomness;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import dev.forge.zk.schnorr.SecretScalar;
import java.util.Arrays;

/** Encrypts shares under the instance's key, each for its setup alone. */
record ShareSeal(InstanceKey key, Randomness randomness) {
  byte[] seal(SetupId setup, Fr share) {
    byte[] plain = CompressedEncoding.of(share);
    try {
      return key.seal(purpose(setup), plain, randomness);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** The share, which the caller erases. */
  SecretScalar open(HeldShare share) {
    byte[] plain = key.open(purpose(share.setup()), share.sealed());
    try {
      return SecretScalar.reduce(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static String purpose(SetupId setup) {
    return "share of " + setup;
  }
}
