package dev.forge.prover;

import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvingKey;
import java.nio.file.Path;

/**
 * The keys of one circuit.
 *
 * @param proving the proving key, which has the verifying key in it
 * @param folder where their files are
 */
public record CircuitKeys(ProvingKey proving, Path folder) {
  /** Whether whoever made the keys can forge proofs. */
  public boolean areUnsafe() {
    return proving.origin() == KeyOrigin.INSECURE_DEVELOPMENT;
  }
}
