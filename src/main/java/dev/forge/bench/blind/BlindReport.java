package dev.forge.bench.blind;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param setups milliseconds of each
 * @param proofs milliseconds of each
 * @param verifications milliseconds of each
 * @param proofsPerSecond with all clients
 */
public record BlindReport(BlindBenchSettings settings, String mode, List<Double> setups, List<Double> proofs,
    List<Double> verifications, double proofsPerSecond) {
  /** A table in Markdown. */
  public String markdown() {
    return "Blind proofs, " + settings.threshold() + " of " + settings.nodes() + " nodes, mode " + mode + ", "
        + settings.repetitions() + " calls each; milliseconds over HTTP\n\n"
        + "| call | mean | median | 95 % below |\n|---|---|---|---|\n"
        + row("setup", setups) + row("prove", proofs) + row("verify", verifications) + "\n"
        + String.format(Locale.ROOT, "%.0f proofs/s with %d clients at once.%n", proofsPerSecond, settings.clients());
  }

  private static String row(String name, List<Double> laps) {
    return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, mean(laps), quantile(laps, 0.5),
        quantile(laps, 0.95));
  }

  /** The same as an object. */
  public JsonObject data() {
    return Json.createObjectBuilder().add("mode", mode).add("nodes", settings.nodes())
        .add("threshold", settings.threshold()).add("setup_mean_ms", mean(setups)).add("prove_mean_ms", mean(proofs))
        .add("prove_median_ms", quantile(proofs, 0.5)).add("verify_mean_ms", mean(verifications))
        .add("proofs_per_second", proofsPerSecond).build();
  }

  private static double mean(List<Double> laps) {
    return laps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double quantile(List<Double> laps, double part) {
    return laps.stream().sorted().toList().get((int) Math.min(laps.size() - 1, part * laps.size()));
  }
}
