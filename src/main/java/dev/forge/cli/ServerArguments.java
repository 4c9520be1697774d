package dev.forge.cli;

import dev.forge.configuration.Role;
import dev.forge.configuration.Settings;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerPlan;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which server a command is about. */
final class ServerArguments {
  @Option(names = "--role", defaultValue = "all", paramLabel = "ROLE",
      description = "The server's role: all (default), coordinator, worker, node.")
  private Role role;

  @Option(names = "--id", paramLabel = "N",
      description = "The server's number, where several of a role run on this machine; a worker's is its WORKER_ID too, "
          + "a node's its NODE_ID.")
  private Integer id;

  /** The environment that the arguments stand for. */
  Map<String, String> environment(Terminal terminal) {
    Map<String, String> all = new HashMap<>(terminal.environment());
    if (id != null) {
      all.put("FORGE_INSTANCE", id.toString());
      if (role == Role.WORKER) {
        all.put("WORKER_ID", id.toString());
      }
      if (role == Role.NODE) {
        all.put("NODE_ID", id.toString());
      }
    }
    return all;
  }

  /** The server's name. */
  String name(Terminal terminal) {
    return ServerPlan.nameOf(role, new Settings(environment(terminal)));
  }

  Role role() {
    return role;
  }

  static ForgeHome home(Terminal terminal) {
    return ForgeHome.of(terminal.environment());
  }
}
