package dev.forge.solana;

/**
 * A recent blockhash, which a transaction names to be valid for a while.
 *
 * @param hash in base 58
 * @param lastValidBlockHeight the height of the last block that a transaction with it can be in
 */
public record Blockhash(String hash, long lastValidBlockHeight) {}
