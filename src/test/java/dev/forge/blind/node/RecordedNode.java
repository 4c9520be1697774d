package dev.forge.blind.node;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.NodeId;
import dev.forge.ledger.Ledger;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.ChosenNonces;

/** A node whose nonces are a recorded session's. */
public final class RecordedNode {
  private RecordedNode() {}

  /** A node that draws the same nonce each time. */
  public static ProvingNode of(NodeId id, NodeRows rows, Ledger ledger, Fr nonce) {
    return new ProvingNode(id, rows, ledger, InstanceKey.of(new byte[32]), NodePolicy.DEFAULT,
        _ -> ChosenNonces.of(nonce));
  }
}
