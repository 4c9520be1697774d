package dev.forge.storage;

import dev.forge.engine.Rows;
import dev.forge.storage.memory.MemoryRows;

/** Rows in memory keep the contract. */
class MemoryRowsTest extends RowsContract {
  @Override
  Rows rows() {
    return new MemoryRows();
  }
}
