package dev.forge.storage.jpa;

import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.Change;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class JpaAudit implements AuditTrail {
  private static final int BLOCK = 200;

  private final JpaUnits units;
  private final JpaTable<AuditRow> rows;
  private long nextId;
  private int left;

  JpaAudit(JpaUnits units) {
    this.units = units;
    rows = new JpaTable<>(units, AuditRow.class);
  }

  @Override
  public void record(Change change) {
    rows.insert(new AuditRow(nextId(), change));
  }

  /** Numbers are taken from the sequence in blocks of as many as it is incremented by. */
  private synchronized long nextId() {
    if (left == 0) {
      nextId = units.withConnection(JpaAudit::nextBlock);
      left = BLOCK;
    }
    left--;
    return nextId++;
  }

  private static long nextBlock(Connection connection) throws SQLException {
    boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    String query = postgres ? "select nextval('audit_id')" : "select next value for audit_id";
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public List<Change> of(String entity, String id) {
    return rows
        .select("where e.entity = :entity and e.entityId = :id order by e.id", Map.of("entity", entity, "id", id))
        .stream().map(AuditRow::change).toList();
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    List<Long> old =
        rows.values("select e.id from AuditRow e where e.changedAt < :time order by e.changedAt", Long.class,
            Map.of("time", time.toEpochMilli()), most);
    return old.isEmpty() ? 0 : rows.delete("where e.id in :old", Map.of("old", old));
  }
}
