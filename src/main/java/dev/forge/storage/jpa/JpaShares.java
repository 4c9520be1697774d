package dev.forge.storage.jpa;

import dev.forge.blind.SetupId;
import dev.forge.blind.node.HeldShare;
import dev.forge.blind.node.HeldShares;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaShares implements HeldShares {
  private final JpaTable<HeldShare> rows;

  JpaShares(JpaUnits units) {
    rows = new JpaTable<>(units, HeldShare.class);
  }

  @Override
  public void insert(HeldShare share) {
    rows.insert(share);
  }

  @Override
  public Optional<HeldShare> find(SetupId setup) {
    return rows.only("where e.setupId = :setup", Map.of("setup", setup.text()));
  }

  @Override
  public void delete(SetupId setup) {
    rows.delete("where e.setupId = :setup", Map.of("setup", setup.text()));
  }

  @Override
  public List<SetupId> expired(Instant now, int most) {
    return rows.values("select e.setupId from HeldShare e where e.expiresAt <= :now order by e.expiresAt",
        String.class, Map.of("now", now.toEpochMilli()), most).stream().map(SetupId::new).toList();
  }
}
