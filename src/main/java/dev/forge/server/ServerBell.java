package dev.forge.server;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Bell;
import dev.forge.dispatch.ChunkId;
import dev.forge.fleet.WaitingRoom;

/**
 * Rings for those that listen in this process, and for the calls of workers elsewhere that wait here.
 *
 * @param listened whether somebody hears the queue
 */
record ServerBell(JmsBell queue, WaitingRoom room, boolean listened) implements Bell {
  @Override
  public void chunkWaits(ChunkId chunk) {
    room.ring();
    if (listened) {
      queue.chunkWaits(chunk);
    }
  }

  @Override
  public void batchWaits(BatchId batch) {
    queue.batchWaits(batch);
  }
}
