package dev.forge.ledger;

import java.time.Duration;

/**
 * Forgets changes of state some time after they were made.
 *
 * @param keep how long a change is kept
 */
public record AuditRetention(Ledger ledger, Duration keep) {
  private static final int MOST = 1000;

  /** Forgets changes; returns how many. */
  public int sweep() {
    return ledger.units().call(() -> ledger.audit().forgetBefore(ledger.now().minus(keep), MOST));
  }
}
