package dev.forge.cli;

import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProvableCircuit;
import dev.forge.prover.ProvingOutcome;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge circuit prove CIRCUIT INPUTS}. */
@Command(name = "prove", mixinStandardHelpOptions = true, description = "Prove a program for inputs.")
final class CircuitProveCommand extends ForgeCommand {
  @Mixin private CircuitArguments arguments;

  @Parameters(index = "1", paramLabel = "INPUTS",
      description = "A Prover.toml, or the same as .json.") private Path inputs;

  @Option(names = "--out", paramLabel = "DIR",
      description = "Where to write the circuit's .proof, .pw, .vk and .json.") private Optional<Path> out;

  CircuitProveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var workshop = arguments.workshop(terminal());
    try (var progress = new ProgressDisplay(terminal())) {
      var times = new PhaseTimes(progress);
      ProvableCircuit circuit = arguments.provable(workshop, times);
      ProgramInputs values = ProgramInputFile.read(inputs, circuit.program());
      ProvingOutcome outcome = workshop.prover().prove(circuit, values, prints(), times);
      if (outcome instanceof ProvingOutcome.Proved proved) {
        return report(circuit, new ProofReport(proved));
      }
      throw OutcomeFailures.of(outcome);
    }
  }

  private CommandResult report(ProvableCircuit circuit, ProofReport proof) {
    var text = new Table();
    proof.addTo(text);
    JsonObject data = proof.json().build();
    out.ifPresent(folder -> {
      var files = new ProofFiles(folder, circuit.name());
      files.write(proof.proved().proof(), data);
      text.row("written", files);
    });
    return CommandResult.done(text.toString(), data);
  }
}
