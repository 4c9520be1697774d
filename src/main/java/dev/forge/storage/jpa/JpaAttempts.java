package dev.forge.storage.jpa;

import dev.forge.dispatch.Attempt;
import dev.forge.dispatch.AttemptState;
import dev.forge.dispatch.Attempts;
import dev.forge.dispatch.ChunkId;
import dev.forge.dispatch.LeaseToken;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaAttempts implements Attempts {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(Attempt.class, "e.state = :expected");

  private final JpaTable<Attempt> rows;

  JpaAttempts(JpaUnits units) {
    rows = new JpaTable<>(units, Attempt.class);
  }

  @Override
  public void insert(Attempt attempt) {
    rows.insert(attempt);
  }

  @Override
  public Optional<Attempt> find(ChunkId chunk, LeaseToken token) {
    return rows.first("where e.chunk = :chunk and e.leaseToken = :token",
        Map.of("chunk", chunk.value(), "token", token.value()));
  }

  @Override
  public boolean update(Attempt attempt, AttemptState expected) {
    return rows.update(UPDATE, attempt, Map.of("expected", expected));
  }

  @Override
  public List<Attempt> of(Collection<ChunkId> chunks) {
    return chunks.isEmpty() ? List.of()
        : rows.select("where e.chunk in :chunks", Map.of("chunks", chunks.stream().map(ChunkId::value).toList()));
  }

  @Override
  public List<Attempt> of(ChunkId chunk) {
    return rows.select("where e.chunk = :chunk order by e.number", Map.of("chunk", chunk.value()));
  }
}
