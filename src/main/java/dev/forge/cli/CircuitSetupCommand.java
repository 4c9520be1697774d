package dev.forge.cli;

import dev.forge.prover.CircuitKeys;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProvableCircuit;
import jakarta.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge circuit setup CIRCUIT}. */
@Command(name = "setup", mixinStandardHelpOptions = true,
    description = "Make development keys of a circuit, where the cache has none: whoever makes them can forge proofs. "
        + "Or take over a ceremony's key.")
final class CircuitSetupCommand extends ForgeCommand {
  @Mixin
  private CircuitArguments arguments;

  @Option(names = "--zkey", paramLabel = "FILE",
      description = "The key of a snarkjs ceremony, for a circuit without commitments.")
  private Optional<Path> zkey;

  CircuitSetupCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var workshop = arguments.workshop(terminal());
    try (var progress = new ProgressDisplay(terminal())) {
      var times = new PhaseTimes(progress);
      ProvableCircuit circuit = arguments.provable(workshop, times);
      boolean existed = workshop.keys().has(circuit);
      CircuitKeys keys = zkey.map(file -> workshop.keys().takeOver(circuit, file))
          .orElseGet(() -> workshop.keys().keysOf(circuit, times));
      var text = new Table();
      text.row("circuit", circuit.name());
      text.row("keys", keys.folder() + (existed ? " (were there already)" : ""));
      text.row("size", Sizes.of(workshop.keys().sizeOf(circuit)));
      text.row("safety", keys.areUnsafe() ? "UNSAFE development keys" : "from a ceremony");
      return CommandResult.done(text.toString(), Json.createObjectBuilder()
          .add("circuit", circuit.name())
          .add("circuit_hash", circuit.hashText())
          .add("folder", keys.folder().toString())
          .add("made", !existed)
          .add("unsafe_development_key", keys.areUnsafe())
          .build());
    }
  }
}
