package dev.forge.dispatch;

import java.time.Instant;

/** What came of a heartbeat. */
public sealed interface RenewOutcome {
  /** The lease goes on. */
  record Renewed(Instant expiresAt) implements RenewOutcome {}

  /** The lease is somebody else's or nobody's: proving on is of little use, although a proof would still be welcome. */
  record LeaseLost(String reason) implements RenewOutcome {}
}
