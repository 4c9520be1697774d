package dev.forge.blind;

import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;

/** Nodes and coordinator over rows in memory. */
class MemoryBlindTest extends BlindStage
    implements
    SharingScenarios,
    ProvingScenarios,
    NonceScenarios,
    ModeScenarios,
    VerificationScenarios {
  @Override
  BlindRows rows() {
    return new MemoryBlindRows();
  }

  @Override
  public int many() {
    return 1000;
  }
}
