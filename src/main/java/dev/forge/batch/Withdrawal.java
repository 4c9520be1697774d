package dev.forge.batch;

import dev.forge.zk.field.Fr;

/** An amount that leaves the state tree for a recipient on the chain below. */
public record Withdrawal(
    Account sender, MerklePath senderPath, Fr l1Recipient, Unsigned64 amount, Signature signature) {}
