package dev.forge.blind;

import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;

/** Nodes and coordinator over rows in memory. */
class MemoryBlindTest extends BlindScenarios {
  @Override
  BlindRows rows() {
    return new MemoryBlindRows();
  }

  @Override
  int many() {
    return 200;
  }
}
