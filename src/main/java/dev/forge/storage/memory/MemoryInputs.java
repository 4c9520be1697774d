package dev.forge.storage.memory;

import dev.forge.batch.vault.Arrival;
import dev.forge.batch.vault.InputKind;
import dev.forge.batch.vault.SealedInput;
import dev.forge.batch.vault.SealedInputs;
import dev.forge.dispatch.BatchId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryInputs implements SealedInputs {
  private final Table<Object, SealedInput> rows;
  private final Table<BatchId, Arrival> arrivals;

  MemoryInputs(MemoryUnits units) {
    rows = new Table<>("input", input -> key(input.batch(), input.kind(), input.part()), units);
    arrivals = new Table<>("arrival", Arrival::batch, units);
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
  public void insert(Arrival arrival) {
    arrivals.insert(arrival);
  }

  @Override
  public boolean deleteArrival(BatchId batch) {
    return arrivals.delete(arrival -> arrival.batch().equals(batch), 1) > 0;
  }

  @Override
  public List<BatchId> arrivingSinceBefore(Instant time, int most) {
    return arrivals.select(arrival -> arrival.begunAt().isBefore(time), Comparator.comparing(Arrival::begunAt), most)
        .stream()
        .map(Arrival::batch).toList();
  }

  @Override
  public void delete(BatchId batch) {
    rows.delete(input -> input.batch().equals(batch), Integer.MAX_VALUE);
  }

  @Override
  public void delete(BatchId batch, InputKind kind) {
    rows.delete(input -> input.batch().equals(batch) && input.kind() == kind, Integer.MAX_VALUE);
  }
}
