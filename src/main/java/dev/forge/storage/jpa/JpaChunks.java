package dev.forge.storage.jpa;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.LeaseToken;
import dev.forge.worker.WorkerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the order begins with what is equal in all rows, H2 sees that an index has it, and reads no more rows than are wanted. */
final class JpaChunks implements Chunks {
  private static final GuardedUpdate UPDATE_FREE =
      new GuardedUpdate(Chunk.class, "e.state = :expected", "e.leaseToken is null");
  private static final GuardedUpdate UPDATE_LEASED =
      new GuardedUpdate(Chunk.class, "e.state = :expected", "e.leaseToken = :lease");

  private final JpaTable<Chunk> rows;
  private final JpaUnits units;
  private final boolean oneWriter;

  /**
   * Chunks of a database.
   *
   * @param oneWriter whether nobody else can hold a row; then none is locked, for which H2 would read all that wait
   */
  JpaChunks(JpaUnits units, boolean oneWriter) {
    this.units = units;
    this.oneWriter = oneWriter;
    rows = new JpaTable<>(units, Chunk.class);
  }

  @Override
  public void insert(Chunk chunk) {
    rows.insert(chunk);
  }

  @Override
  public Optional<Chunk> find(ChunkId id) {
    return rows.only("where e.id = :id", Map.of("id", id.value()));
  }

  @Override
  public boolean update(Chunk chunk, ChunkState expected, Optional<LeaseToken> lease) {
    return lease
        .map(token -> rows.update(UPDATE_LEASED, chunk, Map.of("expected", expected, "lease", token.value())))
        .orElseGet(() -> rows.update(UPDATE_FREE, chunk, Map.of("expected", expected)));
  }

  @Override
  public List<ChunkId> waiting(Instant now, int most) {
    return ids("select e.id from Chunk e where e.state = PENDING and e.availableAt <= :now "
        + "order by e.state, e.availableAt, e.chunkIndex", now, most);
  }

  @Override
  public List<ChunkId> waiting(Instant now, Set<String> circuits, int most) {
    return rows.values("select e.id from Chunk e where e.state = PENDING and e.availableAt <= :now "
        + "and e.circuit in :circuits order by e.state, e.availableAt, e.chunkIndex", UUID.class,
        Map.of("now", now.toEpochMilli(), "circuits", circuits), most).stream().map(ChunkId::new).toList();
  }

  @Override
  public Optional<ChunkId> lockWaiting(Instant now, Optional<Set<String>> circuits) {
    Map<String, Object> parameters = new HashMap<>(Map.of("state", ChunkState.PENDING, "now", now.toEpochMilli()));
    circuits.ifPresent(names -> parameters.put("circuits", names));
    String where = "where e.state = :state and e.availableAt <= :now"
        + (circuits.isPresent() ? " and e.circuit in :circuits" : "")
        + " order by e.state, e.availableAt, e.chunkIndex";
    return (oneWriter ? rows.first(where, parameters) : rows.lockFirst(where, parameters)).map(Chunk::id);
  }

  @Override
  public List<ChunkId> expired(Instant now, int most) {
    return ids(
        "select e.id from Chunk e where e.state = LEASED and (e.leaseExpiresAt <= :now or e.copyExpiresAt <= :now) "
            + "order by e.state, e.leaseExpiresAt",
        now, most);
  }

  @Override
  public List<ChunkId> stragglers(Instant now, Optional<Set<String>> circuits, int most) {
    Map<String, Object> parameters = new HashMap<>(Map.of("now", now.toEpochMilli()));
    circuits.ifPresent(names -> parameters.put("circuits", names));
    return rows.values("select e.id from Chunk e where e.state = LEASED and e.copyFrom <= :now"
        + (circuits.isPresent() ? " and e.circuit in :circuits" : "") + " order by e.copyFrom, e.chunkIndex",
        UUID.class,
        parameters, most).stream().map(ChunkId::new).toList();
  }

  private List<ChunkId> ids(String query, Instant now, int most) {
    return rows.values(query, UUID.class, Map.of("now", now.toEpochMilli()), most).stream().map(ChunkId::new).toList();
  }

  @Override
  public List<Chunk> of(BatchId batch) {
    return rows.select("where e.batch = :batch order by e.chunkIndex", Map.of("batch", batch.value()));
  }

  @Override
  public List<Chunk> openOf(BatchId batch) {
    return rows.select("where e.batch = :batch and e.state in ('PENDING', 'LEASED') order by e.chunkIndex",
        Map.of("batch", batch.value()));
  }

  @Override
  public long count(ChunkState state) {
    return rows.count("where e.state = :state", Map.of("state", state));
  }

  @Override
  public Map<WorkerId, Integer> leasedByWorker() {
    return Stream.of("leaseWorker", "copyWorker").flatMap(worker -> rows.values(
        "select e." + worker + " from Chunk e where e.state = LEASED and e." + worker + " is not null", Long.class,
        Map.of(), Integer.MAX_VALUE).stream())
        .collect(Collectors.groupingBy(WorkerId::new, Collectors.summingInt(_ -> 1)));
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    return rows
        .values("select e.availableAt from Chunk e where e.state = PENDING order by e.state, e.availableAt", Long.class,
            Map.of(), 1)
        .stream().findFirst().map(Instant::ofEpochMilli);
  }

  @Override
  public void deleteOf(BatchId batch) {
    Map<String, UUID> of = Map.of("batch", batch.value());
    units.execute(entities -> {
      var attempts = entities
          .createQuery("delete from Attempt a where a.chunk in (select e.id from Chunk e where e.batch = :batch)");
      of.forEach(attempts::setParameter);
      return attempts.executeUpdate();
    });
    rows.delete("where e.batch = :batch", of);
  }
}
