package dev.forge.storage.memory;

import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit in memory; a unit of work that is undone leaves nothing in it. */
final class MemoryAudit implements AuditTrail {
  private final MemoryUnits units;
  private final List<Change> changes = new ArrayList<>();

  MemoryAudit(MemoryUnits units) {
    this.units = units;
  }

  @Override
  public void record(Change change) {
    units.exclusively(() -> changes.add(change));
    units.undoneBy(() -> changes.remove(change));
  }

  @Override
  public List<Change> of(String entity, String id) {
    return units.exclusively(
        () -> changes.stream().filter(change -> change.entity().equals(entity) && change.id().equals(id)).toList());
  }

  @Override
  public int forgetBefore(Instant time, int most) {
    return units.exclusively(() -> {
      List<Change> old = changes.stream().filter(change -> change.at().isBefore(time)).limit(most).toList();
      changes.removeAll(old);
      return old.size();
    });
  }
}
