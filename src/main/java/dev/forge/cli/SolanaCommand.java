package dev.forge.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code forge solana}: the verifier program and the way to the chain. */
@Command(name = "solana", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Write, deploy and check the program that verifies proofs on Solana.")
final class SolanaCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  private SolanaCommand() {}

  static CommandLine withSubcommands(Terminal terminal) {
    return new CommandLine(new SolanaCommand())
        .addSubcommand(new SolanaProgramCommand(terminal))
        .addSubcommand(new SolanaDeployCommand(terminal))
        .addSubcommand(new SolanaCheckCommand(terminal));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
