package dev.forge.batch.transition;

import dev.forge.batch.HashFamily;
import dev.forge.batch.Transfer;

/** The roots over both paths of a transfer. */
record TransferRoots(PathRoots sender, PathRoots receiver) {
  static TransferRoots of(HashFamily family, Transfer transfer) {
    return new TransferRoots(
        PathRoots.ofSender(family, transfer.sender(), transfer.senderPath(), transfer.amount()),
        PathRoots.ofReceiver(family, transfer.receiver(), transfer.receiverPath(), transfer.amount()));
  }
}
