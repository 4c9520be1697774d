package dev.forge.storage.jpa;

import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class JpaAudit implements AuditTrail {
  private final JpaTable<AuditRow> rows;

  JpaAudit(JpaUnits units) {
    rows = new JpaTable<>(units, AuditRow.class);
  }

  @Override
  public void record(Change change) {
    rows.insert(new AuditRow(change));
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
