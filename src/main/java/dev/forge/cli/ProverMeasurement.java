package dev.forge.cli;

import dev.forge.prover.Phase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;

/**
 * How fast one circuit was proved.
 *
 * @param best nanoseconds of each phase in the best run
 * @param peakMemory the most bytes the process had resident
 */
record ProverMeasurement(String circuit, int constraints, Map<Phase, Long> best, long peakMemory) {
  private static final double NANOSECONDS = 1e9;

  /** Constraints for each second of proving. */
  long constraintsPerSecond() {
    return Math.round(constraints / (best.get(Phase.PROVE) / NANOSECONDS));
  }

  JsonObject json() {
    var times = Json.createObjectBuilder();
    best.forEach((phase, taken) -> times.add(phase.title().replace(' ', '_') + "_us", taken / 1000));
    return Json.createObjectBuilder()
        .add("circuit", circuit)
        .add("constraints", constraints)
        .addAll(times)
        .add("constraints_per_second", constraintsPerSecond())
        .add("peak_memory_bytes", peakMemory)
        .build();
  }
}
