package dev.forge.storage.jpa;

import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import java.util.Map;
import java.util.Optional;

final class JpaInputs implements SealedInputs {
  private final JpaTable<SealedInput> rows;

  JpaInputs(JpaUnits units) {
    rows = new JpaTable<>(units, SealedInput.class);
  }

  @Override
  public void insert(SealedInput input) {
    rows.insert(input);
  }

  @Override
  public Optional<SealedInput> find(BatchId batch, InputKind kind, int part) {
    return rows.find(new SealedInput.Key(batch.value(), kind, part));
  }

  @Override
  public void delete(BatchId batch, InputKind kind) {
    rows.delete("where e.batch = :batch and e.kind = :kind", Map.of("batch", batch.value(), "kind", kind));
  }
}
