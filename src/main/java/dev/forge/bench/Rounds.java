package dev.forge.bench;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Rounds in which each prover makes one proof after the other. */
final class Rounds {
  private final LineProcess forge;
  private final Map<String, LineProcess> peers;
  private final List<JsonObject> ours = new ArrayList<>();
  private final Map<String, List<Double>> theirs = new HashMap<>();

  Rounds(LineProcess forge, Map<String, LineProcess> peers) {
    this.forge = forge;
    this.peers = peers;
  }

  /** Some rounds; the number of each, from 1, is told before it begins. */
  void run(int count, IntConsumer before) {
    for (int round = 1; round <= count; round++) {
      before.accept(round);
      ours.add(forge.ask("prove"));
      peers.forEach((name, process) -> theirs.computeIfAbsent(name, n -> new ArrayList<>())
          .add(CaseResult.number(process.ask("prove"), "prove")));
    }
  }

  /** Forgets all rounds so far. */
  void forget() {
    ours.clear();
    theirs.clear();
  }

  /** What our process answered. */
  List<JsonObject> ours() {
    return List.copyOf(ours);
  }

  /** The seconds of another prover's proofs. */
  Series proofsOf(String peer) {
    return new Series(theirs.getOrDefault(peer, List.of()));
  }
}
