package dev.forge.storage.memory;

import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Attempts;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.LeaseToken;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class MemoryAttempts implements Attempts {
  private final Table<UUID, Attempt> rows;

  MemoryAttempts(MemoryUnits units) {
    rows = new Table<>("attempt", Attempt::id, units);
  }

  @Override
  public void insert(Attempt attempt) {
    rows.insert(attempt, (a, b) -> a.chunk().equals(b.chunk()) && a.number() == b.number());
  }

  @Override
  public Optional<Attempt> find(ChunkId chunk, LeaseToken token) {
    return rows.first(attempt -> attempt.chunk().equals(chunk) && attempt.leaseToken().equals(token));
  }

  @Override
  public boolean update(Attempt attempt, AttemptState expected) {
    return rows.update(attempt, old -> old.state() == expected, false);
  }

  @Override
  public List<Attempt> of(Collection<ChunkId> chunks) {
    Set<ChunkId> wanted = Set.copyOf(chunks);
    return rows.select(attempt -> wanted.contains(attempt.chunk()), Comparator.comparing(Attempt::number));
  }

  @Override
  public List<Attempt> of(ChunkId chunk) {
    return rows.select(attempt -> attempt.chunk().equals(chunk), Comparator.comparing(Attempt::number));
  }

  void deleteOf(ChunkId chunk) {
    rows.delete(attempt -> attempt.chunk().equals(chunk), Integer.MAX_VALUE);
  }
}
