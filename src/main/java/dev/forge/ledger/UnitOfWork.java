package dev.forge.ledger;

import java.util.function.Supplier;

/**
 * Work whose changes come into being together or not at all. A unit inside a unit is part of it. Safe for use by several
 * threads.
 */
public interface UnitOfWork {
  /**
   * Does the work in a transaction. Where it lost a race for a row it is done again from its beginning, so it must read
   * all it decides on inside; any other exception undoes it and is thrown.
   *
   * @throws DuplicateKeyException if a row's key was taken by another unit
   */
  <T> T call(Supplier<T> work);

  /** The same for work without a result. */
  default void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /**
   * Does something after the current unit is committed, and never if it is not; at once where there is no unit. What it
   * throws is logged and harms nobody.
   */
  void afterCommit(Runnable action);
}
