package dev.forge.cli;

import dev.forge.prover.CircuitDescription;
import dev.forge.prover.Phase;
import dev.forge.prover.RangeChecks;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge bench prover}. */
@Command(name = "prover", mixinStandardHelpOptions = true, description = {
    "Measure executing, synthesizing, proving and verifying: ownership, batch_1_1_1, batch_8_0_0 and batch_8_4_4.",
    "One run warms up and makes keys where there are none; the best of the others counts."})
final class BenchProverCommand extends ForgeCommand {
  @Option(names = "--circuit", paramLabel = "NAME",
      description = "Measure only this circuit; may be repeated.") private List<String> circuits = List.of();

  @Option(names = "--runs", paramLabel = "N", defaultValue = "3",
      description = "How many runs count, at least 1.") private int runs;

  @Option(names = "--examples", paramLabel = "DIR",
      description = "Where the inputs are; by default the examples of Forge.") private Path examples =
          Path.of(System.getProperty("forge.home", ""), "examples");

  BenchProverCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    if (runs < 1) {
      throw CommandFailure.wrongUse("WRONG_USE", "--runs must be at least 1: " + runs);
    }
    List<ProverMeasurement> measured = new ArrayList<>();
    try (var progress = new ProgressDisplay(terminal())) {
      for (ProverCase each : selected()) {
        terminal().messages().println("measuring " + each.circuit() + " ...");
        measured.add(each.measure(Workshop.of(terminal(), RangeChecks.AUTOMATIC), examples, runs, progress));
      }
    }
    return CommandResult.done(text(measured), Json.createObjectBuilder()
        .add("version", Version.number())
        .add("jdk", Runtime.version().toString())
        .add("cores", Runtime.getRuntime().availableProcessors())
        .add("kernels", CircuitDescription.kernels())
        .add("runs", runs)
        .add("results", Json.createArrayBuilder(measured.stream().map(ProverMeasurement::json).toList()))
        .build());
  }

  private List<ProverCase> selected() {
    List<ProverCase> selected = ProverCase.ALL.stream()
        .filter(each -> circuits.isEmpty() || circuits.contains(each.circuit())).toList();
    if (selected.isEmpty()) {
      throw CommandFailure.wrongUse("WRONG_USE",
          "--circuit " + String.join(", ", circuits) + ": nothing to measure; there are "
              + String.join(", ", ProverCase.ALL.stream().map(ProverCase::circuit).toList()));
    }
    return selected;
  }

  private static String text(List<ProverMeasurement> measured) {
    var lines = new StringBuilder();
    lines.append("Forge ").append(Version.number()).append(", kernels ").append(CircuitDescription.kernels())
        .append(", ")
        .append(Runtime.getRuntime().availableProcessors()).append(" cores, JDK ").append(Runtime.version())
        .append('\n');
    lines.append(String.format("%-14s %11s %11s %11s %11s %11s %13s %11s%n", "circuit", "constraints", "execute",
        "synthesize", "prove", "verify", "constraints/s", "peak memory"));
    for (ProverMeasurement each : measured) {
      Map<Phase, Long> best = each.best();
      lines.append(String.format("%-14s %11s %11s %11s %11s %11s %13s %11s%n", each.circuit(),
          Sizes.count(each.constraints()), Sizes.seconds(best.get(Phase.EXECUTE)),
          Sizes.seconds(best.get(Phase.SYNTHESIZE)), Sizes.seconds(best.get(Phase.PROVE)),
          Sizes.milliseconds(best.get(Phase.VERIFY)), Sizes.count(each.constraintsPerSecond()),
          Sizes.of(each.peakMemory())));
    }
    return lines.toString();
  }
}
