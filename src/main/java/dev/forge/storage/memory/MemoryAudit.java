package dev.forge.storage.memory;

import dev.forge.ledger.AuditTrail;
import dev.forge.ledger.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit in memory; it keeps also what was undone, which harms no test. */
final class MemoryAudit implements AuditTrail {
  private final List<Change> changes = new ArrayList<>();

  @Override
  public synchronized void record(Change change) {
    changes.add(change);
  }

  @Override
  public synchronized List<Change> of(String entity, String id) {
    return changes.stream().filter(change -> change.entity().equals(entity) && change.id().equals(id)).toList();
  }

  @Override
  public synchronized int forgetBefore(Instant time, int most) {
    List<Change> old = changes.stream().filter(change -> change.at().isBefore(time)).limit(most).toList();
    changes.removeAll(old);
    return old.size();
  }
}
