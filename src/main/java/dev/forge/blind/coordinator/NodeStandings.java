package dev.forge.blind.coordinator;

import dev.forge.blind.NodeId;
import java.util.List;
import java.util.Optional;

/** The rows of nodes that have given wrong answers. */
public interface NodeStandings {
  /** Adds one. */
  void insert(NodeStanding standing);

  /** The one of a node. */
  Optional<NodeStanding> find(NodeId node);

  /**
   * Writes one back.
   *
   * @throws dev.forge.ledger.LostUpdateException if it was changed since it was read
   */
  void update(NodeStanding standing);

  /** All, by number. */
  List<NodeStanding> all();
}
