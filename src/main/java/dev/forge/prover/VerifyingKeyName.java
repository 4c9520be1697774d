package dev.forge.prover;

/**
 * Which verifying key a circuit has here.
 *
 * @param hash lower-case hexadecimal SHA-256 of the key in gnark's raw format
 * @param isUnsafe whether whoever made it can forge proofs
 */
public record VerifyingKeyName(String hash, boolean isUnsafe) {}
