package dev.forge.storage.jpa;

import dev.forge.batch.vault.Arrival;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaInputs implements SealedInputs {
  private final JpaTable<SealedInput> rows;
  private final JpaTable<Arrival> arrivals;

  JpaInputs(JpaUnits units) {
    rows = new JpaTable<>(units, SealedInput.class);
    arrivals = new JpaTable<>(units, Arrival.class);
  }

  @Override
  public void insert(SealedInput input) {
    rows.insert(input);
  }

  @Override
  public Optional<SealedInput> find(BatchId batch, InputKind kind, int part) {
    return rows.only("where e.batch = :batch and e.kind = :kind and e.part = :part",
        Map.of("batch", batch.value(), "kind", kind, "part", part));
  }

  @Override
  public void insert(Arrival arrival) {
    arrivals.insert(arrival);
  }

  @Override
  public boolean deleteArrival(BatchId batch) {
    return arrivals.delete("where e.batch = :batch", Map.of("batch", batch.value())) > 0;
  }

  @Override
  public List<BatchId> arrivingSinceBefore(Instant time, int most) {
    return arrivals.select("where e.begunAt < :time order by e.begunAt", Map.of("time", time.toEpochMilli()), most)
        .stream()
        .map(Arrival::batch).toList();
  }

  @Override
  public void delete(BatchId batch) {
    rows.delete("where e.batch = :batch", Map.of("batch", batch.value()));
  }

  @Override
  public void delete(BatchId batch, InputKind kind) {
    rows.delete("where e.batch = :batch and e.kind = :kind", Map.of("batch", batch.value(), "kind", kind));
  }
}
