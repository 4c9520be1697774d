package dev.forge.fleet;

import dev.forge.prover.CircuitId;
import dev.forge.prover.Prover;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The circuits that a worker has keys of, found one after the other: to find a key, its circuit is compiled. */
final class Offers {
  private static final Logger LOG = System.getLogger(Offers.class.getName());

  private final Prover prover;
  private final Map<String, String> found = new ConcurrentHashMap<>();
  private volatile boolean complete;

  Offers(Prover prover) {
    this.prover = prover;
  }

  /** Looks at all circuits; keys that come later are found when it is called again. */
  void look() {
    for (CircuitId circuit : prover.circuits()) {
      if (!found.containsKey(circuit.name()) && !Thread.currentThread().isInterrupted()) {
        look(circuit);
      }
    }
    complete = true;
  }

  /** Whether there is something to tell: a key, or that there is none. */
  boolean areKnown() {
    return complete || !found.isEmpty();
  }

  private void look(CircuitId circuit) {
    try {
      prover.keptKeyHash(circuit).ifPresent(hash -> found.put(circuit.name(), hash));
    } catch (RuntimeException e) { // the others may be fine
      LOG.log(Level.WARNING, "the keys of " + circuit + " cannot be offered", e);
    }
  }

  /** What was found so far: names, and hashes of verifying keys. */
  Map<String, String> known() {
    return Map.copyOf(found);
  }
}
