package dev.forge.dispatch;

import dev.forge.prover.CircuitId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a proof is compared with, of the chunks that were claimed here last: it never changes, so that it need not be read
 * again when the proof comes. Safe for use by several threads.
 */
public final class KnownChunks {
  private static final int MOST = 1024;

  private final Map<ChunkId, Task> tasks = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<ChunkId, Task> eldest) {
      return size() > MOST;
    }
  };

  /** What of a chunk never changes. */
  public record Task(BatchId batch, ChunkIndex index, CircuitId circuit, Statement statement) {
    static Task of(Chunk chunk) {
      return new Task(chunk.batch(), chunk.index(), chunk.circuit(), chunk.statement());
    }
  }

  /** A chunk is claimed. */
  synchronized void add(Chunk chunk) {
    tasks.put(chunk.id(), Task.of(chunk));
  }

  /** A chunk's proof is there; returns what is known of it. */
  synchronized Optional<Task> take(ChunkId chunk) {
    return Optional.ofNullable(tasks.remove(chunk));
  }
}
