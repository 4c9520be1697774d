package dev.forge.storage.jpa;

import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.node.NodeSession;
import dev.forge.blind.node.NodeSessions;
import dev.forge.blind.node.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaSessions implements NodeSessions {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(NodeSession.class, "e.state = :expected");

  private final JpaTable<NodeSession> rows;

  JpaSessions(JpaUnits units) {
    rows = new JpaTable<>(units, NodeSession.class);
  }

  @Override
  public void insert(NodeSession session) {
    rows.insert(session);
  }

  @Override
  public Optional<NodeSession> find(SessionId id) {
    return rows.only("where e.sessionId = :id", Map.of("id", id.text()));
  }

  @Override
  public boolean update(NodeSession session, SessionState expected) {
    return rows.update(UPDATE, session, Map.of("expected", expected));
  }

  @Override
  public List<NodeSession> unchangedSince(SessionState state, Instant time, int most) {
    return rows.select("where e.state = :state and e.updatedAt <= :time order by e.updatedAt",
        Map.of("state", state, "time", time.toEpochMilli()), most);
  }

  @Override
  public long count(SessionState state) {
    return rows.count("where e.state = :state", Map.of("state", state));
  }

  @Override
  public int deleteIdleBefore(Instant time, int most) {
    List<String> old = rows.values(
        "select e.sessionId from NodeSession e where e.state = IDLE and e.updatedAt <= :time order by e.updatedAt",
        String.class, Map.of("time", time.toEpochMilli()), most);
    return old.isEmpty() ? 0 : rows.deleteByQuery("where e.state = IDLE and e.sessionId in :old", Map.of("old", old));
  }

  @Override
  public void deleteOf(SetupId setup) {
    rows.delete("where e.setupId = :setup", Map.of("setup", setup.text()));
  }
}
