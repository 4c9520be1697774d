package dev.forge.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command by which an operator has one thing moved. */
abstract class OrderCommand extends ForgeCommand {
  @Mixin
  private OperatorArguments server;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the coordinator keeps it.")
  private String reason;

  @Option(names = "--actor", paramLabel = "NAME", description = "Who wants it (default: the user's name).")
  private String actor = System.getProperty("user.name");

  OrderCommand(Terminal terminal) {
    super(terminal);
  }

  /** Has the verb done to a thing. */
  final CommandResult order(String things, String id, String verb) throws IOException, InterruptedException {
    String path = "/operator/" + things + "/" + OperatorArguments.encoded(id) + "/" + verb;
    JsonObject moved = server.order(terminal(), path, actor, reason);
    return CommandResult.done(moved.getString("id") + " is " + moved.getString("state") + "\n", moved);
  }
}
