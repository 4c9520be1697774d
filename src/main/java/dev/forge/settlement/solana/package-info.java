/** Settles on Solana: a transaction for each chunk's proof, which a verifier program checks. */
package dev.forge.settlement.solana;
