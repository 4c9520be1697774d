package dev.forge.engine;

import dev.forge.storage.memory.MemoryRows;

/** The scenarios over rows in memory. */
class MemoryEngineTest extends EngineScenarios {
  @Override
  Rows rows() {
    return new MemoryRows();
  }
}
