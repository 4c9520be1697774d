package dev.forge.engine;

import dev.forge.storage.memory.MemoryRows;

/** Second copies over rows in memory. */
class MemorySecondCopyTest extends SecondCopyScenarios {
  @Override
  Rows rows() {
    return new MemoryRows();
  }
}
