package dev.forge.batch;

import java.util.Optional;

/**
 * A transaction of a swarm batch.
 *
 * @param senderPubkey as it was written; placeholder roots are hashes of the text
 * @param receiverPubkey as it was written
 * @param transfer the transfer with its witness, where it has one
 */
public record SwarmTransaction(String senderPubkey, String receiverPubkey, Unsigned64 amount,
    Optional<Transfer> transfer) {}
