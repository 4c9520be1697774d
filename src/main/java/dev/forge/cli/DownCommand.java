package dev.forge.cli;

import dev.forge.launch.ServerProcess;
import jakarta.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code forge down}. */
@Command(name = "down", description = "Stop the server; what waits stays on disk.", mixinStandardHelpOptions = true)
final class DownCommand extends ForgeCommand {
  @Mixin
  private ServerArguments server;

  DownCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    var process =
        new ServerProcess(server.name(terminal()), ServerArguments.home(terminal()), terminal().environment());
    Optional<ProcessHandle> running = process.find();
    String outcome = running.isEmpty() ? "was not running" : process.stop(running.get()) ? "stopped" : "was killed";
    return CommandResult.done("server " + server.name(terminal()) + " " + outcome + "\n",
        Json.createObjectBuilder().add("role", server.role().word()).add("outcome", outcome).build());
  }
}
