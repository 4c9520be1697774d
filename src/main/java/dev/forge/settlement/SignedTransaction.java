package dev.forge.settlement;

/**
 * A transaction as it goes to the chain.
 *
 * @param signature names it on the chain
 */
public record SignedTransaction(byte[] bytes, String signature) {}
