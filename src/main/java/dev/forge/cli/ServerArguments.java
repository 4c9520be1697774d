package dev.forge.cli;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import picocli.CommandLine.Option;

/** Which server a command is about. */
final class ServerArguments {
  @Option(names = "--role", defaultValue = "all", paramLabel = "ROLE",
      description = "The server's role: all (default), coordinator, worker, node.")
  private Role role;

  Role role() {
    return role;
  }

  static ForgeHome home(Terminal terminal) {
    return ForgeHome.of(terminal.environment());
  }
}
