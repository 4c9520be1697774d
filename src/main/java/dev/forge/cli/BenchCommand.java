package dev.forge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code forge bench}: measurements. */
@Command(name = "bench", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Measure how fast this machine proves, and serves.")
final class BenchCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  private BenchCommand() {}

  static CommandLine withSubcommands(Terminal terminal) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchBatchCommand(terminal))
        .addSubcommand(new BenchBlindCommand(terminal))
        .addSubcommand(new BenchFleetCommand(terminal))
        .addSubcommand(new BenchProverCommand(terminal))
        .addSubcommand(new BenchServerCommand(terminal))
        .addSubcommand(new BenchWorkerCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
