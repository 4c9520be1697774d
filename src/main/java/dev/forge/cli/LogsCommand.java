package dev.forge.cli;

import dev.forge.launch.ServerFolder;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge logs}. */
@Command(name = "logs", description = "Show the end of the server's log.", mixinStandardHelpOptions = true)
final class LogsCommand extends ForgeCommand {
  @Mixin
  private ServerArguments server;

  @Option(names = {"-n", "--lines"}, defaultValue = "50", paramLabel = "N",
      description = "How many lines (default: 50).")
  private int lines;

  LogsCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException {
    Path log = ServerFolder.of(ServerArguments.home(terminal()), server.name(terminal())).log();
    if (lines < 1) {
      throw CommandFailure.wrongUse("WRONG_USE", "--lines " + lines + " is not a whole number from 1");
    }
    if (!Files.exists(log)) {
      throw CommandFailure.notSo("NOT_FOUND", "there is no log " + log, Json.createObjectBuilder().build());
    }
    List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    List<String> last = all.subList(Math.max(0, all.size() - lines), all.size());
    return CommandResult.done(String.join("\n", last) + "\n",
        Json.createObjectBuilder().add("log", log.toString()).add("lines", Json.createArrayBuilder(last)).build());
  }
}
