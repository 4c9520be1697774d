package dev.forge.cli;

import dev.forge.prover.CircuitExport;
import dev.forge.prover.ExecutionOutcome.Executed;
import dev.forge.prover.PhaseTimes;
import dev.forge.prover.ProvableCircuit;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge circuit export CIRCUIT}. */
@Command(name = "export", mixinStandardHelpOptions = true, description = {
    "Write a circuit for other provers: circuit.r1cs; with INPUTS also circuit.wtns and circuit.commitments.json;",
    "circuit.vk where the cache has keys. Formats of iden3 cannot carry commitments: --range-strategy bits has none."})
final class CircuitExportCommand extends ForgeCommand {
  @Mixin private CircuitArguments arguments;

  @Parameters(index = "1", arity = "0..1", paramLabel = "INPUTS",
      description = "A Prover.toml, or the same as .json.") private Optional<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR",
      description = "Where to write the files.") private Path out;

  CircuitExportCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    var workshop = arguments.workshop(terminal());
    try (var progress = new ProgressDisplay(terminal())) {
      var times = new PhaseTimes(progress);
      ProvableCircuit circuit = arguments.provable(workshop, times);
      List<Path> files = new ArrayList<>(rows(circuit));
      if (workshop.keys().has(circuit)) {
        files.addAll(CircuitExport.verifyingKey(workshop.keys().keysOf(circuit, times), out));
      }
      var text = new Table();
      files.forEach(file -> text.row("written", file));
      return CommandResult.done(text.toString(), Json.createObjectBuilder().add("circuit", circuit.name())
          .add("files", Json.createArrayBuilder(files.stream().map(Path::toString).toList())).build());
    } catch (IOException e) {
      throw CommandFailure.fault("the files cannot be written to " + out + ": " + e, e);
    }
  }

  private List<Path> rows(ProvableCircuit circuit) throws IOException {
    if (inputs.isEmpty()) {
      return CircuitExport.rows(circuit, out);
    }
    var values = ProgramInputFile.read(inputs.get(), circuit.program());
    Executed executed = OutcomeFailures.executed(circuit.program().execute(values, prints()));
    return CircuitExport.rowsAndWitness(circuit, executed, out);
  }
}
