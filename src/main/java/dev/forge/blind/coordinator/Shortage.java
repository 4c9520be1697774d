package dev.forge.blind.coordinator;

import dev.forge.batch.FieldProblem;
import dev.forge.blind.BlindRefusal;
import dev.forge.blind.BlindRefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Too few nodes did their part. */
final class Shortage {
  private Shortage() {}

  static BlindRefusedException of(int threshold, int done, List<NodeFailure> failures) {
    String reasons = failures.stream().map(NodeFailure::toString).distinct().collect(Collectors.joining("; "));
    return new BlindRefusedException(BlindRefusal.NOT_ENOUGH_NODES,
        done + " nodes of at least " + threshold + " did their part" + (reasons.isEmpty() ? "" : ": " + reasons),
        failures.stream().map(each -> new FieldProblem("/nodes/" + each.node().number(), each.reason())).distinct()
            .toList());
  }
}
