package dev.forge.dispatch;

import java.util.UUID;

/** The key of a chunk's row. */
public record ChunkId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
