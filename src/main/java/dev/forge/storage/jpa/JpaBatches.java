package dev.forge.storage.jpa;

import dev.forge.batch.lifecycle.Batch;
import dev.forge.batch.lifecycle.BatchOrigin;
import dev.forge.batch.lifecycle.BatchState;
import dev.forge.batch.lifecycle.Batches;
import dev.forge.dispatch.BatchId;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class JpaBatches implements Batches {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(Batch.class, "e.state = :expected");

  private final JpaTable<Batch> rows;

  JpaBatches(JpaUnits units) {
    rows = new JpaTable<>(units, Batch.class);
  }

  @Override
  public void insert(Batch batch) {
    rows.insert(batch);
  }

  @Override
  public Optional<Batch> find(BatchId id) {
    return rows.only("where e.id = :id", Map.of("id", id.value()));
  }

  @Override
  public Optional<Batch> lock(BatchId id) {
    return rows.only("where e.id = :id for update", Map.of("id", id.value()));
  }

  @Override
  public Optional<Batch> named(BatchOrigin origin, String publicId) {
    return rows.first("where e.origin = :origin and e.publicId = :id", Map.of("origin", origin, "id", publicId));
  }

  @Override
  public void update(Batch batch, BatchState expected) {
    if (!rows.update(UPDATE, batch, Map.of("expected", expected))) {
      throw new LostUpdateException("batch", batch.id());
    }
  }

  @Override
  public List<BatchId> toPrepare(Instant now, int most) {
    List<BatchId> lost = ids("where e.state = SLICING and e.prepareExpiresAt <= :now order by e.state, e.submittedAt",
        Map.of("now", now.toEpochMilli()), most);
    return Stream.concat(lost.stream(), in(BatchState.PENDING, most).stream()).limit(most).toList();
  }

  @Override
  public List<BatchId> in(BatchState state, int most) {
    return ids("where e.state = :state order by e.state, e.submittedAt", Map.of("state", state), most);
  }

  @Override
  public List<BatchId> page(Optional<BatchId> after, int most) {
    return after.map(last -> ids("where e.id > :last order by e.id", Map.of("last", last.value()), most))
        .orElseGet(() -> ids("order by e.id", Map.of(), most));
  }

  @Override
  public List<Batch> latest(BatchOrigin origin, Optional<BatchState> state, int most) {
    String newest = " order by e.submittedAt desc, e.id";
    return state.map(wanted -> rows.select("where e.origin = :origin and e.state = :state" + newest,
        Map.of("origin", origin, "state", wanted), most))
        .orElseGet(() -> rows.select("where e.origin = :origin" + newest, Map.of("origin", origin), most));
  }

  @Override
  public long count(BatchOrigin origin, BatchState state) {
    return rows.count("where e.origin = :origin and e.state = :state", Map.of("origin", origin, "state", state));
  }

  @Override
  public long live() {
    return rows.count("where e.terminalAt is null", Map.of());
  }

  @Override
  public List<BatchId> endedBefore(BatchOrigin origin, Instant time, int most) {
    return ids("where e.origin = :origin and e.terminalAt < :time order by e.terminalAt",
        Map.of("origin", origin, "time", time.toEpochMilli()), most);
  }

  @Override
  public List<BatchId> endedWithInputsBefore(Instant time, int most) {
    return ids("where e.terminalAt < :time and e.wrappedKey is not null order by e.terminalAt",
        Map.of("time", time.toEpochMilli()), most);
  }

  @Override
  public void delete(BatchId id) {
    rows.delete("where e.id = :id", Map.of("id", id.value()));
  }

  private List<BatchId> ids(String where, Map<String, ?> parameters, int most) {
    return rows.values("select e.id from Batch e " + where, UUID.class, parameters, most).stream().map(BatchId::new)
        .toList();
  }
}
