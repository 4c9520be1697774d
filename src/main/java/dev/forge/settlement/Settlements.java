package dev.forge.settlement;

import dev.forge.dispatch.BatchId;
import java.util.List;

/** The rows of settlements. What is read is a copy, which only {@link #update} writes back. */
public interface Settlements {
  /** Adds a settlement. */
  void insert(Settlement settlement);

  /** The settlements of a batch in the order of its chunks. */
  List<Settlement> of(BatchId batch);

  /** Writes a settlement back where it is still in a state; returns whether it was. */
  boolean update(Settlement settlement, SettlementState expected);

  /** Deletes the settlements of a batch. */
  void deleteOf(BatchId batch);
}
