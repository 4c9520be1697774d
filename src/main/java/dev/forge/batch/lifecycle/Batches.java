package dev.forge.batch.lifecycle;

import dev.forge.dispatch.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of batches. What is read is a copy, which only {@link #update} writes back. */
public interface Batches {
  /**
   * Adds a batch.
   *
   * @throws dev.forge.ledger.DuplicateKeyException if its public id is taken
   */
  void insert(Batch batch);

  /** The batch of a key. */
  Optional<Batch> find(BatchId id);

  /** The batch of a key, whose row nobody else may change until the unit of work ends. */
  Optional<Batch> lock(BatchId id);

  /** The batch that callers know by an id. */
  Optional<Batch> named(BatchOrigin origin, String publicId);

  /**
   * Writes a batch back.
   *
   * @throws dev.forge.ledger.LostUpdateException if it was changed since it was read, or is not in the state expected
   */
  void update(Batch batch, BatchState expected);

  /** Batches that wait to be prepared, or whose preparer was lost; oldest first. */
  List<BatchId> toPrepare(Instant now, int most);

  /** Batches in a state, oldest first. */
  List<BatchId> in(BatchState state, int most);

  /** Batches by key, of any state, after one of them or from the first. */
  List<BatchId> page(Optional<BatchId> after, int most);

  /** Batches of an API, in a state or in any, newest first. */
  List<Batch> latest(BatchOrigin origin, Optional<BatchState> state, int most);

  /** How many batches of an API are in a state. */
  long count(BatchOrigin origin, BatchState state);

  /** How many batches have not ended. */
  long live();

  /** Batches of an API that ended before a time, oldest first. */
  List<BatchId> endedBefore(BatchOrigin origin, Instant time, int most);

  /** Batches that ended before a time and whose inputs are still kept, oldest first. */
  List<BatchId> endedWithInputsBefore(Instant time, int most);

  /** Deletes a batch. */
  void delete(BatchId id);
}
