package dev.forge.engine;

import dev.forge.storage.memory.MemoryRows;

/** The swarm's scenarios over rows in memory. */
class MemorySwarmTest extends SwarmScenarios {
  @Override
  Rows rows() {
    return new MemoryRows();
  }
}
