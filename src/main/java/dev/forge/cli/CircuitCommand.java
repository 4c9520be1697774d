package dev.forge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code forge circuit}: commands on any Noir program. */
@Command(name = "circuit", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Work with installed circuits and any compiled Noir program.")
final class CircuitCommand implements Runnable {
  @Spec private CommandSpec spec;

  private CircuitCommand() {}

  static CommandLine withSubcommands(Terminal terminal) {
    return new CommandLine(new CircuitCommand())
        .addSubcommand(new CircuitListCommand(terminal))
        .addSubcommand(new CircuitInfoCommand(terminal))
        .addSubcommand(new CircuitExecuteCommand(terminal))
        .addSubcommand(new CircuitSetupCommand(terminal))
        .addSubcommand(new CircuitProveCommand(terminal))
        .addSubcommand(new CircuitVerifyCommand(terminal))
        .addSubcommand(new CircuitExportCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
