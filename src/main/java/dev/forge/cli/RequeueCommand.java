package dev.forge.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code forge requeue}. */
@Command(name = "requeue", description = "Have a failed swarm batch proved again, while its inputs are kept.",
    mixinStandardHelpOptions = true)
final class RequeueCommand extends OrderCommand {
  @Parameters(paramLabel = "BATCH", description = "The batch's id.")
  private String id;

  RequeueCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    return order("batches", id, "requeue");
  }
}
