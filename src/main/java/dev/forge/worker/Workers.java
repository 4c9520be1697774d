package dev.forge.worker;

import java.util.List;
import java.util.Optional;

/** The rows of workers. What is read is a copy, which only {@link #update} writes back. */
public interface Workers {
  /** Adds a worker. */
  void insert(Worker worker);

  /** The worker of a number. */
  Optional<Worker> find(WorkerId id);

  /**
   * Writes a worker back.
   *
   * @throws dev.forge.ledger.LostUpdateException if it was changed since it was read
   */
  void update(Worker worker);

  /** All workers, by number. */
  List<Worker> all();
}
