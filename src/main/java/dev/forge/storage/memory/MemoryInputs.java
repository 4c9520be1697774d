package dev.forge.storage.memory;

import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import java.util.Optional;

final class MemoryInputs implements SealedInputs {
  private final Table<Object, SealedInput> rows;

  MemoryInputs(MemoryUnits units) {
    rows = new Table<>("input", input -> key(input.batch(), input.kind(), input.part()), units);
  }

  private static Object key(BatchId batch, InputKind kind, int part) {
    return new SealedInput.Key(batch.value(), kind, part);
  }

  @Override
  public void insert(SealedInput input) {
    rows.insert(input);
  }

  @Override
  public Optional<SealedInput> find(BatchId batch, InputKind kind, int part) {
    return rows.find(key(batch, kind, part));
  }

  @Override
  public void delete(BatchId batch, InputKind kind) {
    rows.delete(input -> input.batch().equals(batch) && input.kind() == kind, Integer.MAX_VALUE);
  }
}
