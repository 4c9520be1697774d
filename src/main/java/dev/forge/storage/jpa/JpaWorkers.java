package dev.forge.storage.jpa;

import dev.forge.ledger.LostUpdateException;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import dev.forge.worker.Workers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaWorkers implements Workers {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(Worker.class);

  private final JpaTable<Worker> rows;

  JpaWorkers(JpaUnits units) {
    rows = new JpaTable<>(units, Worker.class);
  }

  @Override
  public void insert(Worker worker) {
    rows.insert(worker);
  }

  @Override
  public Optional<Worker> find(WorkerId id) {
    return rows.only("where e.id = :id", Map.of("id", id.number()));
  }

  @Override
  public void update(Worker worker) {
    if (!rows.update(UPDATE, worker, Map.of())) {
      throw new LostUpdateException("worker", worker.id());
    }
  }

  @Override
  public List<Worker> all() {
    return rows.select("order by e.id", Map.of());
  }
}
