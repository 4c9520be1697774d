package dev.forge.settlement.solana;

import dev.forge.solana.Address;
import dev.forge.solana.Commitment;
import java.time.Duration;

/**
 * How proofs are settled on Solana.
 *
 * @param program the verifier
 * @param verifyingKeyHash the {@code vk_hash} of the key whose proofs it takes
 * @param unitLimit the compute units that a transaction may use
 * @param unitPrice what one costs above the base fee, in millionths of a lamport
 * @param settledAt how sure the network must be of a block before what it settles counts as settled
 * @param patience how long one proof may take
 */
public record SolanaTerms(Address program, String verifyingKeyHash, int unitLimit, long unitPrice,
    Commitment settledAt, Duration patience) {}
