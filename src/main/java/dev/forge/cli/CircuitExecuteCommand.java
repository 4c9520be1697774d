package dev.forge.cli;

import dev.forge.prover.ExecutionOutcome;
import dev.forge.prover.ExecutionOutcome.Executed;
import dev.forge.prover.NoirProgram;
import dev.forge.prover.Phase;
import dev.forge.prover.PhaseTimes;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge circuit execute CIRCUIT INPUTS}. */
@Command(name = "execute", mixinStandardHelpOptions = true,
    description = "Execute a program: check that inputs satisfy it, and show what it returns.")
final class CircuitExecuteCommand extends ForgeCommand {
  @Mixin private CircuitArguments arguments;

  @Parameters(index = "1", paramLabel = "INPUTS",
      description = "A Prover.toml, or the same as .json.") private Path inputs;

  @Option(names = "--witness", paramLabel = "FILE",
      description = "Where to write the witness stack, compressed; it is as secret as the inputs.") private Optional<
          Path> witness;

  CircuitExecuteCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    NoirProgram program = arguments.program(arguments.workshop(terminal()));
    try (var progress = new ProgressDisplay(terminal())) {
      var times = new PhaseTimes(progress);
      var values = ProgramInputFile.read(inputs, program);
      Executed executed = OutcomeFailures.executed(
          times.measure(Phase.EXECUTE, () -> program.execute(values, prints())));
      return report(program, executed, times.nanoseconds().get(Phase.EXECUTE));
    }
  }

  private CommandResult report(NoirProgram program, Executed executed, long nanoseconds) {
    var text = new Table();
    text.row("circuit", program.name());
    text.row("witness", "solved in " + Sizes.seconds(nanoseconds));
    executed.returned().ifPresent(value -> text.row("returned", value));
    witness.ifPresent(file -> {
      write(executed, file);
      text.row("written", file);
    });
    return CommandResult.done(text.toString(), Json.createObjectBuilder()
        .add("circuit", program.name())
        .add("returned", executed.returned().orElse(JsonValue.NULL))
        .add("time_ms", nanoseconds / 1_000_000)
        .build());
  }

  private static void write(ExecutionOutcome.Executed executed, Path file) {
    try {
      Files.write(file, executed.witnessFile());
    } catch (IOException e) {
      throw CommandFailure.fault("the witness cannot be written to " + file + ": " + e, e);
    }
  }
}
