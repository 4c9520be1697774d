package dev.forge.blind.coordinator;

import dev.forge.blind.BlindMode;
import dev.forge.blind.BlindRefusal;
import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.ledger.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Has nodes prove. */
record BlindProving(List<NodeConnection> nodes, FanOut fanOut, BlindSetups setups, Strikes strikes, Ledger ledger,
    BlindPolicy policy) {
  private static final int ATTEMPT_BYTES = 8;

  /**
   * Proves with what was set up. Where a node fails, all begin again: another session, new nonces everywhere. A node that
   * lied is not asked again.
   *
   * @throws BlindRefusedException if there is no such setup, or fewer than the threshold did their part
   */
  BlindProof prove(SetupId id) throws InterruptedException {
    BlindSetup setup = setups.find(id).filter(found -> found.expiresAt().isAfter(ledger.now()))
        .orElseThrow(() -> new BlindRefusedException(BlindRefusal.NOT_FOUND, "there is no session " + id));
    if (policy.frostOnly() && setup.terms().mode() != BlindMode.FROST) {
      throw new BlindRefusedException(BlindRefusal.FORBIDDEN,
          "session " + id + " was set up in the plain mode, which is refused here: set up again");
    }
    List<NodeFailure> failures = new ArrayList<>();
    int most = 0;
    for (int attempt = 0; attempt < policy.attempts(); attempt++) {
      List<NodeConnection> candidates = candidates(setup, failures);
      Optional<SessionId> session = candidates.size() < setup.terms().threshold() ? Optional.empty() : session(setup);
      if (session.isEmpty()) {
        break;
      }
      Attempt.Outcome outcome = new Attempt(setup, session.get(), fanOut).run(candidates);
      if (outcome.proof().isPresent()) {
        outcome.failures().forEach(this::strikeIfWrong);
        return outcome.proof().get();
      }
      outcome.failures().forEach(this::strikeIfWrong);
      failures.addAll(outcome.failures());
      most = Math.max(most, outcome.done());
    }
    throw Shortage.of(setup.terms().threshold(), most, failures);
  }

  private void strikeIfWrong(NodeFailure failure) {
    if (failure.kind() == NodeFailure.Kind.MISBEHAVED) {
      strikes.strike(failure);
    }
  }

  /** Holders that did not lie; those that failed least come first, and otherwise by chance. */
  private List<NodeConnection> candidates(BlindSetup setup, List<NodeFailure> failures) {
    Set<NodeId> out = new HashSet<>(strikes.quarantined());
    Map<NodeId, Integer> failed = new HashMap<>();
    for (NodeFailure failure : failures) {
      failed.merge(failure.node(), 1, Integer::sum);
      if (failure.kind() == NodeFailure.Kind.MISBEHAVED) {
        out.add(failure.node());
      }
    }
    Map<NodeId, Boolean> holders = setup.holders();
    Map<NodeConnection, Integer> order = new HashMap<>();
    nodes.stream().filter(node -> holders.containsKey(node.node()) && !out.contains(node.node()))
        .forEach(node -> order.put(node, ThreadLocalRandom.current().nextInt()));
    return order.keySet().stream()
        .sorted(Comparator.comparing((NodeConnection node) -> failed.getOrDefault(node.node(), 0))
            .thenComparing(order::get))
        .toList();
  }

  /** A session that there never was: at random, or the next that old nodes were given shares for. */
  private Optional<SessionId> session(BlindSetup setup) {
    boolean old = setup.terms().mode() == BlindMode.PLAIN && setup.holders().containsValue(true);
    if (!old) {
      return Optional.of(SessionId.of(setup.id(),
          HexFormat.of().formatHex(ledger.randomness().nextBytes(ATTEMPT_BYTES))));
    }
    return ledger.units().call(() -> {
      BlindSetup current = setups.find(setup.id()).orElseThrow();
      Optional<Integer> next = current.useAttempt();
      next.ifPresent(_ -> setups.update(current));
      return next.map(number -> SessionId.of(setup.id(), String.valueOf(number)));
    });
  }
}
