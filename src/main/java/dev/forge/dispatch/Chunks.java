package dev.forge.dispatch;

import dev.forge.worker.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of chunks. What is read is a copy, which only {@link #update} writes back. */
public interface Chunks {
  /** Adds a chunk. */
  void insert(Chunk chunk);

  /** The chunk of a key. */
  Optional<Chunk> find(ChunkId id);

  /**
   * Writes a chunk back where the row is still in a state, under a lease or none.
   *
   * @return whether it was; false means that somebody else was faster
   */
  boolean update(Chunk chunk, ChunkState expected, Optional<LeaseToken> lease);

  /** Chunks that may be given out now, longest waiting first. */
  List<ChunkId> waiting(Instant now, int most);

  /** The same of some circuits only. */
  List<ChunkId> waiting(Instant now, Set<String> circuits, int most);

  /**
   * The longest waiting chunk, of some circuits only where they are named, locked until the unit of work ends; those that
   * others have locked are passed over.
   */
  Optional<ChunkId> lockWaiting(Instant now, Optional<Set<String>> circuits);

  /** Chunks that take longer than usual and that one worker has, of some circuits only where they are named. */
  List<ChunkId> stragglers(Instant now, Optional<Set<String>> circuits, int most);

  /** Chunks of which a lease has run out. */
  List<ChunkId> expired(Instant now, int most);

  /** The chunks of a batch in order. */
  List<Chunk> of(BatchId batch);

  /** The chunks of a batch that are neither proved nor over. */
  List<Chunk> openOf(BatchId batch);

  /** How many chunks are in a state. */
  long count(ChunkState state);

  /** How many chunks each worker has, second copies too. */
  Map<WorkerId, Integer> leasedByWorker();

  /** When the longest waiting chunk began to wait. */
  Optional<Instant> oldestWaiting();

  /** Deletes the chunks of a batch with their attempts. */
  void deleteOf(BatchId batch);
}
