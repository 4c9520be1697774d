package dev.forge.simulation;

import dev.forge.ledger.UnitOfWork;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Units of work that the database sometimes undoes at their end, or commits without saying so. */
final class RefusingUnits implements UnitOfWork {
  private final UnitOfWork units;
  private final BooleanSupplier refuses;
  private int depth;

  RefusingUnits(UnitOfWork units, BooleanSupplier refuses) {
    this.units = units;
    this.refuses = refuses;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    boolean outermost = depth == 0;
    boolean undone = outermost && refuses.getAsBoolean();
    T result = units.call(() -> {
      depth++;
      try {
        T value = work.get();
        if (undone) {
          throw new DatabaseRefusedException("connection lost before the commit");
        }
        return value;
      } finally {
        depth--;
      }
    });
    if (outermost && refuses.getAsBoolean()) {
      throw new DatabaseRefusedException("connection lost after the commit");
    }
    return result;
  }

  @Override
  public void afterCommit(Runnable action) {
    units.afterCommit(action);
  }

  /** Whether a unit is under way. */
  boolean inside() {
    return depth > 0;
  }
}
