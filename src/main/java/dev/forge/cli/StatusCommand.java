package dev.forge.cli;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerAddresses;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerReadiness;
import jakarta.json.Json;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code forge status}. */
@Command(name = "status", description = "Show which servers run on this machine.", mixinStandardHelpOptions = true)
final class StatusCommand extends ForgeCommand {
  StatusCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    ForgeHome home = ServerArguments.home(terminal());
    var text = new Table();
    var servers = Json.createArrayBuilder();
    boolean any = false;
    for (Role role : Role.values()) {
      Optional<ProcessHandle> process = new ServerProcess(role, home, terminal().environment()).find();
      Optional<ServerAddresses> addresses = ServerAddresses.of(ServerFolder.of(home, role));
      if (process.isPresent() && addresses.isPresent()) {
        any = true;
        boolean ready = ServerReadiness.of(addresses.get());
        text.row(role.word(),
            (ready ? "ready" : "not ready") + ", process " + process.get().pid() + ", " + addresses.get().api());
        servers.add(Json.createObjectBuilder().add("role", role.word()).add("ready", ready)
            .add("process", process.get().pid()).add("api", addresses.get().api().toString()));
      }
    }
    if (!any) {
      text.row("servers", "none runs (data folder " + home.folder() + ")");
    }
    return new CommandResult(any ? ExitCode.DONE : ExitCode.NOT_SO, text.toString(),
        Json.createObjectBuilder().add("servers", servers).build());
  }
}
