package dev.forge.storage.memory;

import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.BlindSetups;
import dev.forge.blind.coordinator.CoordinatorRows;
import dev.forge.blind.coordinator.NodeStanding;
import dev.forge.blind.coordinator.NodeStandings;
import dev.forge.blind.node.HeldShare;
import dev.forge.blind.node.HeldShares;
import dev.forge.blind.node.NodeRows;
import dev.forge.blind.node.NodeSession;
import dev.forge.blind.node.NodeSessions;
import dev.forge.blind.node.SessionState;
import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.LostUpdateException;
import dev.forge.ledger.UnitOfWork;
import dev.forge.storage.BlindRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rows of blind proofs in memory. */
public final class MemoryBlindRows implements BlindRows {
  private final MemoryUnits units = new MemoryUnits();
  private final MemoryAudit audit = new MemoryAudit(units);
  private final NodeRows node = new NodeRows(new Shares(units), new Sessions(units));
  private final CoordinatorRows coordinator = new CoordinatorRows(new Setups(units), new Standings(units));

  @Override
  public UnitOfWork units() {
    return units;
  }

  @Override
  public AuditTrail audit() {
    return audit;
  }

  @Override
  public NodeRows node() {
    return node;
  }

  @Override
  public CoordinatorRows coordinator() {
    return coordinator;
  }

  private static final class Shares implements HeldShares {
    private final Table<SetupId, HeldShare> rows;

    Shares(MemoryUnits units) {
      rows = new Table<>("share", HeldShare::setup, units);
    }

    @Override
    public void insert(HeldShare share) {
      rows.insert(share);
    }

    @Override
    public Optional<HeldShare> find(SetupId setup) {
      return rows.find(setup);
    }

    @Override
    public void delete(SetupId setup) {
      rows.delete(share -> share.setup().equals(setup), 1);
    }

    @Override
    public List<SetupId> expired(Instant now, int most) {
      return rows.select(share -> !share.expiresAt().isAfter(now), Comparator.comparing(HeldShare::expiresAt), most)
          .stream().map(HeldShare::setup).toList();
    }
  }

  private static final class Sessions implements NodeSessions {
    private final Table<SessionId, NodeSession> rows;

    Sessions(MemoryUnits units) {
      rows = new Table<>("session", NodeSession::id, units);
    }

    @Override
    public void insert(NodeSession session) {
      rows.insert(session);
    }

    @Override
    public Optional<NodeSession> find(SessionId id) {
      return rows.find(id);
    }

    @Override
    public boolean update(NodeSession session, SessionState expected) {
      return rows.update(session, old -> old.version() == session.version() && old.state() == expected, true);
    }

    @Override
    public List<NodeSession> unchangedSince(SessionState state, Instant time, int most) {
      return rows.select(session -> session.state() == state && !session.updatedAt().isAfter(time),
          Comparator.comparing(NodeSession::updatedAt), most);
    }

    @Override
    public long count(SessionState state) {
      return rows.count(session -> session.state() == state);
    }

    @Override
    public int deleteIdleBefore(Instant time, int most) {
      return rows.delete(session -> session.state() == SessionState.IDLE && !session.updatedAt().isAfter(time), most);
    }

    @Override
    public void deleteOf(SetupId setup) {
      rows.delete(session -> session.setup().equals(setup), Integer.MAX_VALUE);
    }
  }

  private static final class Setups implements BlindSetups {
    private final Table<SetupId, BlindSetup> rows;

    Setups(MemoryUnits units) {
      rows = new Table<>("setup", BlindSetup::id, units);
    }

    @Override
    public void insert(BlindSetup setup) {
      rows.insert(setup);
    }

    @Override
    public Optional<BlindSetup> find(SetupId id) {
      return rows.find(id);
    }

    @Override
    public void update(BlindSetup setup) {
      if (!rows.update(setup, old -> old.version() == setup.version(), true)) {
        throw new LostUpdateException("setup", setup.id());
      }
    }

    @Override
    public int deleteExpired(Instant now, int most) {
      return rows.delete(setup -> !setup.expiresAt().isAfter(now), most);
    }
  }

  private static final class Standings implements NodeStandings {
    private final Table<NodeId, NodeStanding> rows;

    Standings(MemoryUnits units) {
      rows = new Table<>("node", NodeStanding::node, units);
    }

    @Override
    public void insert(NodeStanding standing) {
      rows.insert(standing);
    }

    @Override
    public Optional<NodeStanding> find(NodeId node) {
      return rows.find(node);
    }

    @Override
    public void update(NodeStanding standing) {
      if (!rows.update(standing, old -> old.version() == standing.version(), true)) {
        throw new LostUpdateException("node", standing.node());
      }
    }

    @Override
    public List<NodeStanding> all() {
      return rows.select(_ -> true, Comparator.comparing(NodeStanding::node));
    }
  }
}
