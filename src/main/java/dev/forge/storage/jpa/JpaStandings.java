package dev.forge.storage.jpa;

import dev.forge.blind.NodeId;
import dev.forge.blind.coordinator.NodeStanding;
import dev.forge.blind.coordinator.NodeStandings;
import dev.forge.ledger.LostUpdateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaStandings implements NodeStandings {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(NodeStanding.class);

  private final JpaTable<NodeStanding> rows;

  JpaStandings(JpaUnits units) {
    rows = new JpaTable<>(units, NodeStanding.class);
  }

  @Override
  public void insert(NodeStanding standing) {
    rows.insert(standing);
  }

  @Override
  public Optional<NodeStanding> find(NodeId node) {
    return rows.only("where e.id = :id", Map.of("id", node.number()));
  }

  @Override
  public void update(NodeStanding standing) {
    if (!rows.update(UPDATE, standing, Map.of())) {
      throw new LostUpdateException("node", standing.node());
    }
  }

  @Override
  public List<NodeStanding> all() {
    return rows.select("order by e.id", Map.of());
  }
}
