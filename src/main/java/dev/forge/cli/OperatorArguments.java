package dev.forge.cli;

import dev.forge.configuration.Role;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerAddresses;
import dev.forge.launch.ServerFolder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The coordinator that an operator's command speaks to. */
final class OperatorArguments {
  @Option(names = "--server", paramLabel = "URL",
      description = "The coordinator's address (default: the one that runs on this machine).")
  private URI server;

  JsonObject get(Terminal terminal, String path) throws IOException, InterruptedException {
    try (ServerClient client = new ServerClient(address(terminal), terminal.environment())) {
      return client.get(path);
    }
  }

  /** Has something done, with who wants it and why. */
  JsonObject order(Terminal terminal, String path, String actor, String reason)
      throws IOException, InterruptedException {
    try (ServerClient client = new ServerClient(address(terminal), terminal.environment())) {
      return client.post(path + "?actor=" + encoded(actor) + "&reason=" + encoded(reason), "");
    }
  }

  /** A text as a part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  URI address(Terminal terminal) throws IOException {
    if (server != null) {
      return server;
    }
    ForgeHome home = ServerArguments.home(terminal);
    for (Role role : List.of(Role.ALL, Role.COORDINATOR)) {
      Optional<ServerAddresses> addresses = ServerAddresses.of(ServerFolder.of(home, role));
      if (addresses.isPresent()) {
        return addresses.get().api();
      }
    }
    throw CommandFailure.wrongUse("NOT_FOUND",
        "no coordinator was started on this machine (data folder " + home.folder() + "); name one by --server");
  }
}
