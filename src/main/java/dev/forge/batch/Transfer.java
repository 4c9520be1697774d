package dev.forge.batch;

/** An amount that moves from one account to another, with both accounts before it and their paths. */
public record Transfer(
    Account sender,
    MerklePath senderPath,
    Account receiver,
    MerklePath receiverPath,
    Unsigned64 amount,
    Signature signature) {}
