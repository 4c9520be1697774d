package dev.forge.storage.memory;

import dev.forge.ledger.LostUpdateException;
import dev.forge.worker.Worker;
import dev.forge.worker.WorkerId;
import dev.forge.worker.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryWorkers implements Workers {
  private final Table<WorkerId, Worker> rows;

  MemoryWorkers(MemoryUnits units) {
    rows = new Table<>("worker", Worker::id, units);
  }

  @Override
  public void insert(Worker worker) {
    rows.insert(worker);
  }

  @Override
  public Optional<Worker> find(WorkerId id) {
    return rows.find(id);
  }

  @Override
  public void update(Worker worker) {
    if (!rows.update(worker, old -> old.version() == worker.version(), true)) {
      throw new LostUpdateException("worker", worker.id());
    }
  }

  @Override
  public List<Worker> all() {
    return rows.select(_ -> true, Comparator.comparing(Worker::id));
  }
}
