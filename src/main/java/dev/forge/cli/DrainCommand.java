package dev.forge.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code forge drain}. */
@Command(name = "drain", description = "Let a worker finish what it has, and give it no more.",
    mixinStandardHelpOptions = true)
final class DrainCommand extends OrderCommand {
  @Parameters(paramLabel = "WORKER", description = "The worker's number.")
  private String id;

  DrainCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    return order("workers", id, "drain");
  }
}
