package dev.forge.prover;

import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.PreparedVerifyingKey;
import dev.forge.zk.groth16.ProvingKey;
import java.nio.file.Path;

/**
 * The keys of one circuit.
 *
 * @param proving the proving key, which has the verifying key in it
 * @param verifying the verifying key, with all worked out that does not depend on a proof
 * @param folder where their files are
 */
public record CircuitKeys(ProvingKey proving, PreparedVerifyingKey verifying, Path folder) {
  /** Prepares the verifying key. */
  CircuitKeys(ProvingKey proving, Path folder) {
    this(proving, PreparedVerifyingKey.of(proving.verifyingKey()), folder);
  }

  /** Whether whoever made the keys can forge proofs. */
  public boolean areUnsafe() {
    return proving.origin() == KeyOrigin.INSECURE_DEVELOPMENT;
  }
}
