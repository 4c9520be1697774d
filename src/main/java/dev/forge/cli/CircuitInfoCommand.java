package dev.forge.cli;

import dev.forge.prover.CircuitDescription;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProvableCircuit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code forge circuit info CIRCUIT}. */
@Command(name = "info", mixinStandardHelpOptions = true,
    description = "Show what a circuit costs: constraints by part and function, public inputs, proof size, keys.")
final class CircuitInfoCommand extends ForgeCommand {
  @Mixin private CircuitArguments arguments;

  CircuitInfoCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var workshop = arguments.workshop(terminal());
    try (var progress = new ProgressDisplay(terminal())) {
      ProvableCircuit provable = arguments.provable(workshop, new PhaseTimes(progress));
      var circuit = CircuitDescription.of(provable);
      boolean hasKeys = workshop.keys().has(provable);
      return CommandResult.done(text(circuit, hasKeys), json(circuit, hasKeys));
    }
  }

  private static String text(CircuitDescription circuit, boolean hasKeys) {
    var table = new Table();
    table.row("circuit", circuit.name());
    table.row("compiled by", "Noir " + circuit.noirVersion());
    table.row("constraints", Sizes.count(circuit.size().rows()));
    circuit.rowsByPart().forEach((part, rows) -> table.row("  " + part, Sizes.count(rows)));
    table.row("wires", Sizes.count(circuit.size().wires()));
    table.row("terms", Sizes.count(circuit.size().terms()));
    circuit.functions().forEach(function -> table.row("fn " + function.name(),
        Sizes.count(function.rows()) + " constraints in " + Sizes.count(function.calls()) + " calls"));
    table.row("ranges", circuit.ranges().chosen() + ": " + circuit.ranges().reason());
    table.row("proof", circuit.proof().bytes() + " bytes, " + circuit.proof().commitments() + " commitments");
    table.row("public inputs", circuit.proof().publicInputs().size() + ": "
        + String.join(", ", circuit.proof().publicInputs()));
    table.row("hash", circuit.hash());
    table.row("keys", hasKeys ? "in the cache" : "not made yet");
    table.row("kernels", CircuitDescription.kernels());
    return table.toString();
  }

  private static JsonObject json(CircuitDescription circuit, boolean hasKeys) {
    var parts = Json.createObjectBuilder();
    circuit.rowsByPart().forEach(parts::add);
    var functions = Json.createArrayBuilder();
    circuit.functions().forEach(function -> functions.add(Json.createObjectBuilder()
        .add("name", function.name()).add("calls", function.calls()).add("constraints", function.rows())));
    var ranges = Json.createObjectBuilder().add("strategy", circuit.ranges().chosen())
        .add("numbers", circuit.ranges().numbers()).add("bits_constraints", circuit.ranges().bitsRows())
        .add("lookup_constraints", circuit.ranges().lookupRows()).add("reason", circuit.ranges().reason());
    return Json.createObjectBuilder()
        .add("circuit", circuit.name())
        .add("noir_version", circuit.noirVersion())
        .add("circuit_hash", circuit.hash())
        .add("constraints", circuit.size().rows())
        .add("wires", circuit.size().wires())
        .add("terms", circuit.size().terms())
        .add("constraints_by_part", parts)
        .add("functions", functions)
        .add("ranges", ranges)
        .add("proof_bytes", circuit.proof().bytes())
        .add("commitments", circuit.proof().commitments())
        .add("public_inputs", Json.createArrayBuilder(circuit.proof().publicInputs()))
        .add("keys_cached", hasKeys)
        .add("kernels", CircuitDescription.kernels())
        .build();
  }
}
