package dev.forge.blind.node;

import dev.forge.blind.SetupId;
import dev.forge.ledger.Actor;
import dev.forge.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;

/** What time does to a node's rows. */
record NodeSweep(NodeRows rows, Ledger ledger, NodePolicy policy) {
  private static final int MOST = 1000;

  int sweep() {
    int released = release(SessionState.COMMITMENT_GENERATED, policy.keepNonces(), "no challenge came")
        + release(SessionState.FRAGMENT_GENERATED, policy.keepNonces(), "");
    ledger.units().run(() -> rows.sessions().deleteIdleBefore(ledger.now().minus(policy.keepIdle()), MOST));
    for (SetupId setup : ledger.units().call(() -> rows.shares().expired(ledger.now(), MOST))) {
      ledger.units().run(() -> {
        rows.sessions().deleteOf(setup);
        rows.shares().delete(setup);
      });
    }
    return released;
  }

  private int release(SessionState state, Duration after, String reason) {
    Instant limit = ledger.now().minus(after);
    int released = 0;
    for (NodeSession session : ledger.units().call(() -> rows.sessions().unchangedSince(state, limit, MOST))) {
      boolean done = ledger.units().call(() -> {
        session.release(ledger.now());
        boolean written = rows.sessions().update(session, state);
        if (written) {
          ledger.changed("session", ProvingNode.shortened(session.id()), state, session.state(), Actor.SYSTEM, reason);
        }
        return written;
      });
      released += done ? 1 : 0;
    }
    return released;
  }
}
