package dev.forge.dispatch;

/**
 * Says that work waits. It may lose what it is told, or tell it twice: the rows are the truth, and a sweeper rings again.
 * It never throws for a message that cannot be sent.
 */
public interface Bell {
  /** A chunk waits for a worker. */
  void chunkWaits(ChunkId chunk);

  /** A batch waits to be prepared. */
  void batchWaits(BatchId batch);
}
