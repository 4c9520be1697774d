package dev.forge.storage.memory;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.Chunk;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.ChunkState;
import dev.forge.dispatch.Chunks;
import dev.forge.dispatch.LeaseToken;
import dev.forge.worker.WorkerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class MemoryChunks implements Chunks {
  private static final Comparator<Chunk> LONGEST_WAITING =
      Comparator.comparing(Chunk::availableAt).thenComparing(chunk -> chunk.index().value());
  private static final Comparator<Chunk> IN_ORDER = Comparator.comparing(chunk -> chunk.index().value());

  private final Table<ChunkId, Chunk> rows;
  private final MemoryAttempts attempts;

  MemoryChunks(MemoryUnits units, MemoryAttempts attempts) {
    rows = new Table<>("chunk", Chunk::id, units);
    this.attempts = attempts;
  }

  @Override
  public void insert(Chunk chunk) {
    rows.insert(chunk, (a, b) -> a.batch().equals(b.batch()) && a.index().equals(b.index()));
  }

  @Override
  public Optional<Chunk> find(ChunkId id) {
    return rows.find(id);
  }

  @Override
  public boolean update(Chunk chunk, ChunkState expected, Optional<LeaseToken> lease) {
    return rows.update(chunk, old -> old.version() == chunk.version() && old.state() == expected
        && old.leaseToken().equals(lease), true);
  }

  @Override
  public List<ChunkId> waiting(Instant now, int most) {
    return ids(chunk -> waits(chunk, now), LONGEST_WAITING, most);
  }

  private static boolean waits(Chunk chunk, Instant now) {
    return chunk.state() == ChunkState.PENDING && !chunk.availableAt().isAfter(now);
  }

  @Override
  public List<ChunkId> waiting(Instant now, Set<String> circuits, int most) {
    return ids(chunk -> waits(chunk, now) && circuits.contains(chunk.circuit().name()), LONGEST_WAITING, most);
  }

  @Override
  public Optional<ChunkId> lockWaiting(Instant now, Optional<Set<String>> circuits) {
    return circuits.map(names -> waiting(now, names, 1)).orElseGet(() -> waiting(now, 1)).stream().findFirst();
  }

  @Override
  public List<ChunkId> expired(Instant now, int most) {
    return ids(chunk -> !chunk.expiredLeases(now).isEmpty(),
        Comparator.comparing(chunk -> chunk.leaseExpiresAt().orElseThrow()), most);
  }

  @Override
  public List<ChunkId> stragglers(Instant now, Optional<Set<String>> circuits, int most) {
    return ids(chunk -> chunk.mayBeCopied(now)
        && circuits.filter(names -> !names.contains(chunk.circuit().name())).isEmpty(),
        Comparator.<Chunk, Instant>comparing(chunk -> chunk.copyFrom().orElseThrow())
            .thenComparing(chunk -> chunk.index().value()),
        most);
  }

  private List<ChunkId> ids(Predicate<Chunk> wanted, Comparator<Chunk> order, int most) {
    return rows.select(wanted, order, most).stream().map(Chunk::id).toList();
  }

  @Override
  public List<Chunk> of(BatchId batch) {
    return rows.select(chunk -> chunk.batch().equals(batch), IN_ORDER);
  }

  @Override
  public List<Chunk> openOf(BatchId batch) {
    return rows.select(chunk -> chunk.batch().equals(batch) && !chunk.state().isTerminal(), IN_ORDER);
  }

  @Override
  public long count(ChunkState state) {
    return rows.count(chunk -> chunk.state() == state);
  }

  @Override
  public Map<WorkerId, Integer> leasedByWorker() {
    return rows.select(chunk -> chunk.leaseWorker().isPresent(), IN_ORDER).stream()
        .flatMap(chunk -> Stream.of(chunk.leaseWorker(), chunk.copyWorker()).flatMap(Optional::stream))
        .collect(Collectors.groupingBy(worker -> worker, Collectors.summingInt(_ -> 1)));
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    return rows.select(chunk -> chunk.state() == ChunkState.PENDING, LONGEST_WAITING, 1).stream()
        .map(Chunk::availableAt).findFirst();
  }

  @Override
  public void deleteOf(BatchId batch) {
    of(batch).forEach(chunk -> attempts.deleteOf(chunk.id()));
    rows.delete(chunk -> chunk.batch().equals(batch), Integer.MAX_VALUE);
  }
}
