package dev.forge.prover.noir;

import dev.forge.zk.acir.Program;

/**
 * A compiled Noir program: the file {@code target/<package>.json} of nargo or what noir_wasm returns.
 *
 * @param noirVersion version of the compiler, like {@code 1.0.0-beta.26+40d6574f}
 * @param hash the compiler's hash of the source, decimal; for information
 */
public record NoirArtifact(String noirVersion, String hash, Abi abi, Program program) {
  /**
   * Reads an artifact; keys not needed are ignored.
   *
   * @param json the file, UTF-8
   * @throws ArtifactException if it is not JSON, is a contract, was compiled by a Noir that Forge does not read, or is
   *     damaged
   */
  public static NoirArtifact read(byte[] json) {
    return ArtifactReader.read(json);
  }
}
