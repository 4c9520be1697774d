package dev.forge.storage.jpa;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.Settlements;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaSettlements implements Settlements {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(Settlement.class, "e.state = :expected");
  private static final GuardedUpdate REPLACE =
      new GuardedUpdate(Settlement.class, "e.state = :expected", "e.txSignature = :oldSignature");

  private final JpaTable<Settlement> rows;

  JpaSettlements(JpaUnits units) {
    rows = new JpaTable<>(units, Settlement.class);
  }

  @Override
  public void insert(Settlement settlement) {
    rows.insert(settlement);
  }

  @Override
  public Optional<Settlement> find(ChunkId chunk) {
    return rows.only("where e.chunk = :chunk", Map.of("chunk", chunk.value()));
  }

  @Override
  public List<Settlement> of(BatchId batch) {
    return rows.select("where e.batch = :batch order by e.chunkIndex", Map.of("batch", batch.value()));
  }

  @Override
  public boolean update(Settlement settlement, SettlementState expected) {
    return rows.update(UPDATE, settlement, Map.of("expected", expected));
  }

  @Override
  public boolean replace(Settlement settlement, String oldSignature) {
    return rows.update(REPLACE, settlement,
        Map.of("expected", SettlementState.SUBMITTED, "oldSignature", oldSignature));
  }

  @Override
  public void deleteOf(BatchId batch) {
    rows.delete("where e.batch = :batch", Map.of("batch", batch.value()));
  }
}
