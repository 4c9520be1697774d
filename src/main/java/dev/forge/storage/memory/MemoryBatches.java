package dev.forge.storage.memory;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.dispatch.BatchId;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class MemoryBatches implements Batches {
  private static final Comparator<Batch> OLDEST = Comparator.comparing(Batch::submittedAt);
  private static final Comparator<Batch> BY_KEY = Comparator.comparing(batch -> batch.id().value());

  private final Table<BatchId, Batch> rows;

  MemoryBatches(MemoryUnits units) {
    rows = new Table<>("batch", Batch::id, units);
  }

  @Override
  public void insert(Batch batch) {
    rows.insert(batch, (a, b) -> a.origin() == b.origin() && a.publicId().equals(b.publicId()));
  }

  @Override
  public Optional<Batch> find(BatchId id) {
    return rows.find(id);
  }

  @Override
  public Optional<Batch> lock(BatchId id) {
    return rows.find(id);
  }

  @Override
  public Optional<Batch> named(BatchOrigin origin, String publicId) {
    return rows.first(batch -> batch.origin() == origin && batch.publicId().equals(publicId));
  }

  @Override
  public void update(Batch batch, BatchState expected) {
    if (!rows.update(batch, old -> old.version() == batch.version() && old.state() == expected, true)) {
      throw new LostUpdateException("batch", batch.id());
    }
  }

  @Override
  public List<BatchId> toPrepare(Instant now, int most) {
    return ids(batch -> batch.waitsToBePrepared(now), most);
  }

  @Override
  public List<BatchId> in(BatchState state, int most) {
    return ids(batch -> batch.state() == state, most);
  }

  private List<BatchId> ids(Predicate<Batch> wanted, int most) {
    return rows.select(wanted, OLDEST, most).stream().map(Batch::id).toList();
  }

  @Override
  public List<BatchId> page(Optional<BatchId> after, int most) {
    return rows.select(batch -> after.filter(last -> batch.id().value().compareTo(last.value()) <= 0).isEmpty(), BY_KEY,
        most).stream().map(Batch::id).toList();
  }

  @Override
  public List<Batch> latest(BatchOrigin origin, Optional<BatchState> state, int most) {
    return rows.select(batch -> batch.origin() == origin && state.filter(wanted -> batch.state() != wanted).isEmpty(),
        OLDEST.reversed(), most);
  }

  @Override
  public long count(BatchOrigin origin, BatchState state) {
    return rows.count(batch -> batch.origin() == origin && batch.state() == state);
  }

  @Override
  public long live() {
    return rows.count(batch -> batch.terminalAt().isEmpty());
  }

  @Override
  public List<BatchId> endedBefore(BatchOrigin origin, Instant time, int most) {
    return ids(batch -> batch.origin() == origin && batch.terminalAt().filter(at -> at.isBefore(time)).isPresent(),
        most);
  }

  @Override
  public List<BatchId> endedWithInputsBefore(Instant time, int most) {
    return ids(
        batch -> batch.wrappedKey().isPresent() && batch.terminalAt().filter(at -> at.isBefore(time)).isPresent(),
        most);
  }

  @Override
  public void delete(BatchId id) {
    rows.delete(batch -> batch.id().equals(id), 1);
  }
}
