package dev.forge.batch.transition;

import dev.forge.batch.Transfer;
import dev.forge.zk.field.Fr;
import java.util.List;

/** The roots over both paths of a transfer. */
record TransferRoots(PathRoots sender, PathRoots receiver) {
  /** The numbers of the walks that lead to them. */
  record Walked(PathRoots.Walked sender, PathRoots.Walked receiver) {
    TransferRoots among(List<Fr> roots) {
      return new TransferRoots(sender.among(roots), receiver.among(roots));
    }
  }

  static Walked of(PathWalks walks, Transfer transfer) {
    return new Walked(
        PathRoots.ofSender(walks, transfer.sender(), transfer.senderPath(), transfer.amount()),
        PathRoots.ofReceiver(walks, transfer.receiver(), transfer.receiverPath(), transfer.amount()));
  }
}
