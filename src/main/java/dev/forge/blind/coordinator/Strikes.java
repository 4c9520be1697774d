package dev.forge.blind.coordinator;

import dev.forge.blind.NodeId;
import dev.forge.ledger.Actor;
import dev.forge.ledger.DuplicateKeyException;
import dev.forge.ledger.Ledger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what is held against nodes. */
record Strikes(NodeStandings standings, Ledger ledger, BlindPolicy policy) {
  private static final System.Logger LOG = System.getLogger(Strikes.class.getName());

  /** A node gave a wrong answer. */
  void strike(NodeFailure failure) {
    LOG.log(Level.WARNING, "a wrong answer of {0}", failure);
    try {
      ledger.units().run(() -> strikeOnce(failure));
    } catch (DuplicateKeyException firstStrikesAtOnce) {
      ledger.units().run(() -> strikeOnce(failure));
    }
  }

  private void strikeOnce(NodeFailure failure) {
    Optional<NodeStanding> known = standings.find(failure.node());
    NodeStanding standing = known.orElseGet(() -> new NodeStanding(failure.node()));
    NodeState from = standing.state();
    standing.strike(failure.reason(), ledger.now(), policy.quarantine());
    if (known.isPresent()) {
      standings.update(standing);
    } else {
      standings.insert(standing);
    }
    if (from != standing.state()) {
      ledger.changed("node", failure.node().number(), from, standing.state(), Actor.SYSTEM, failure.reason());
    }
  }

  /** Those that are not asked now. */
  Set<NodeId> quarantined() {
    return standings.all().stream()
        .filter(each -> each.quarantinedUntil().filter(until -> until.isAfter(ledger.now())).isPresent())
        .map(NodeStanding::node).collect(Collectors.toSet());
  }

  /** Lets those back whose time is over; returns how many. */
  int releaseWhoseTimeIsOver() {
    int released = 0;
    for (NodeStanding standing : ledger.units().call(standings::all)) {
      if (standing.quarantinedUntil().filter(until -> !until.isAfter(ledger.now())).isPresent()) {
        ledger.units().run(() -> {
          standing.release();
          standings.update(standing);
          ledger.changed("node", standing.node().number(), NodeState.QUARANTINED, standing.state(), Actor.SYSTEM,
              "quarantine is over");
        });
        released++;
      }
    }
    return released;
  }
}
