package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.ShownCommitment;
import dev.forge.zk.field.Fr;
import java.util.Optional;
import java.util.Set;

/** A way to a node. Each call throws {@link NodeFailedException} where the node does not do its part. */
public interface NodeConnection {
  /** Whose. */
  NodeId node();

  /** The modes that it says it offers; none where it is an old node, which knows the plain one in the old form alone. */
  Set<BlindMode> modes();

  /** Gives it a share. */
  void give(ShareDelivery delivery);

  /** Has it draw nonces. */
  ShownCommitment commitment(SessionId session, Optional<SetupId> setup);

  /** Has it answer. */
  Fr fragment(FragmentRequest request);
}
