package dev.forge.ledger;

import java.time.Instant;
import java.time.InstantSource;

/** What every decision needs: a unit of work, the audit, the time and randomness. */
public record Ledger(UnitOfWork units, AuditTrail audit, InstantSource clock, Randomness randomness) {
  /** The time. */
  public Instant now() {
    return clock.instant();
  }

  /** Keeps a new row's beginning in the current unit of work. */
  public void began(String entity, Object id, Enum<?> state, Actor actor) {
    audit.record(new Change(entity, id.toString(), "", Names.of(state), actor, "", now()));
  }

  /** Keeps a change of state in the current unit of work. */
  public void changed(String entity, Object id, Enum<?> from, Enum<?> to, Actor actor, String reason) {
    audit.record(new Change(entity, id.toString(), Names.of(from), Names.of(to), actor, reason, now()));
  }
}
