package dev.forge.storage.jpa;

import dev.forge.blind.SetupId;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.BlindSetups;
import dev.forge.ledger.LostUpdateException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JpaSetups implements BlindSetups {
  private static final GuardedUpdate UPDATE = new GuardedUpdate(BlindSetup.class);

  private final JpaTable<BlindSetup> rows;

  JpaSetups(JpaUnits units) {
    rows = new JpaTable<>(units, BlindSetup.class);
  }

  @Override
  public void insert(BlindSetup setup) {
    rows.insert(setup);
  }

  @Override
  public Optional<BlindSetup> find(SetupId id) {
    return rows.only("where e.setupId = :id", Map.of("id", id.text()));
  }

  @Override
  public void update(BlindSetup setup) {
    if (!rows.update(UPDATE, setup, Map.of())) {
      throw new LostUpdateException("setup", setup.id());
    }
  }

  @Override
  public int deleteExpired(Instant now, int most) {
    List<String> old =
        rows.values("select e.setupId from BlindSetup e where e.expiresAt <= :now order by e.expiresAt", String.class,
            Map.of("now", now.toEpochMilli()), most);
    return old.isEmpty() ? 0 : rows.deleteByQuery("where e.setupId in :old", Map.of("old", old));
  }
}
