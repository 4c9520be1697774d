package dev.forge.settlement;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import java.util.List;
import java.util.Optional;

/** The rows of settlements. What is read is a copy, which only {@link #update} writes back. */
public interface Settlements {
  /** Adds a settlement. */
  void insert(Settlement settlement);

  /** The settlement of a chunk. */
  Optional<Settlement> find(ChunkId chunk);

  /** The settlements of a batch in the order of its chunks. */
  List<Settlement> of(BatchId batch);

  /** Writes a settlement back where it is still in a state; returns whether it was. */
  boolean update(Settlement settlement, SettlementState expected);

  /**
   * Writes a settlement back whose transaction was replaced, where it still has the old one; returns whether it had. Who
   * loses this sends what is kept.
   */
  boolean replace(Settlement settlement, String oldSignature);

  /** Deletes the settlements of a batch. */
  void deleteOf(BatchId batch);
}
