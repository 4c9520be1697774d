package dev.forge.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code forge fail}. */
@Command(name = "fail", description = "Give up a job or a batch that has not ended.", mixinStandardHelpOptions = true)
final class FailCommand extends OrderCommand {
  @Parameters(paramLabel = "ID", description = "A job's id, or a swarm batch's.")
  private String id;

  FailCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    return order("batches", id, "fail");
  }
}
