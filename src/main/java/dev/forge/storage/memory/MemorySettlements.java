package dev.forge.storage.memory;

import dev.forge.dispatch.BatchId;
import dev.forge.dispatch.ChunkId;
import dev.forge.settlement.Settlement;
import dev.forge.settlement.SettlementState;
import dev.forge.settlement.Settlements;
import dev.forge.settlement.SignedTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemorySettlements implements Settlements {
  private final Table<ChunkId, Settlement> rows;

  MemorySettlements(MemoryUnits units) {
    rows = new Table<>("settlement", Settlement::chunk, units);
  }

  @Override
  public void insert(Settlement settlement) {
    rows.insert(settlement);
  }

  @Override
  public Optional<Settlement> find(ChunkId chunk) {
    return rows.find(chunk);
  }

  @Override
  public List<Settlement> of(BatchId batch) {
    return rows.select(row -> row.batch().equals(batch), Comparator.comparing(row -> row.index().value()));
  }

  @Override
  public boolean update(Settlement settlement, SettlementState expected) {
    return rows.update(settlement, old -> old.version() == settlement.version() && old.state() == expected, true);
  }

  @Override
  public boolean replace(Settlement settlement, String oldSignature) {
    return rows.update(settlement, old -> old.version() == settlement.version()
        && old.state() == SettlementState.SUBMITTED
        && old.transaction().map(SignedTransaction::signature).equals(Optional.of(oldSignature)), true);
  }

  @Override
  public void deleteOf(BatchId batch) {
    rows.delete(row -> row.batch().equals(batch), Integer.MAX_VALUE);
  }
}
