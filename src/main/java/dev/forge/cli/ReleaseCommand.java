package dev.forge.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code forge release}. */
@Command(name = "release", description = "Let a worker back that drains or is quarantined.",
    mixinStandardHelpOptions = true)
final class ReleaseCommand extends OrderCommand {
  @Parameters(paramLabel = "WORKER", description = "The worker's number.")
  private String id;

  ReleaseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    return order("workers", id, "release");
  }
}
