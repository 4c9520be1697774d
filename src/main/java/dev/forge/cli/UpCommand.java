package dev.forge.cli;

import dev.forge.configuration.InvalidSettingException;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerAddresses;
import dev.forge.launch.ServerFailedException;
import dev.forge.launch.ServerFolder;
import dev.forge.launch.ServerPlan;
import dev.forge.launch.ServerProcess;
import dev.forge.launch.ServerStart;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge up}. */
@Command(name = "up", description = "Start the server and wait until it takes work.", mixinStandardHelpOptions = true)
final class UpCommand extends ForgeCommand {
  @Mixin
  private ServerArguments server;

  @Option(names = "--port", paramLabel = "N",
      description = "The port of HTTP (default: PORT, or the role's usual one).")
  private Integer port;

  @Option(names = "--workers", paramLabel = "N",
      description = "How many proofs are made at the same time (default: MAX_CONCURRENT_JOBS, or 4; 2 for a worker).")
  private Integer workers;

  @Option(names = "--coordinator", paramLabel = "URL",
      description = "A worker's coordinators, with commas between them (default: COORDINATOR; without, it waits to be called).")
  private String coordinators;

  UpCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws IOException, InterruptedException {
    ForgeHome home = ServerArguments.home(terminal());
    ServerFolder folder = ServerFolder.of(home, server.name(terminal()));
    if (new ServerProcess(server.name(terminal()), home, environment()).find().isPresent()) {
      return running("runs already", ServerAddresses.of(folder).orElseThrow(), "", folder);
    }
    ServerPlan plan = plan();
    Optional<String> password = folder.layOut(plan, project(home));
    try {
      if (terminal().interactive()) {
        terminal().messages().println("forge: starting the server ...");
      }
      new ServerStart(plan, home, environment()).run();
    } catch (ServerFailedException e) {
      password.ifPresent(made -> terminal().messages().println(credentials(plan, made)));
      throw CommandFailure.fault(e.getMessage(), e);
    }
    return running("is up", ServerAddresses.of(plan), password.map(made -> credentials(plan, made)).orElse(""), folder);
  }

  private Map<String, String> environment() {
    Map<String, String> all = server.environment(terminal());
    if (coordinators != null) {
      all.put("COORDINATOR", coordinators);
    }
    return all;
  }

  private ServerPlan plan() {
    try {
      return ServerPlan.of(server.role(), Optional.ofNullable(port), Optional.ofNullable(workers),
          environment());
    } catch (InvalidSettingException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage(), e);
    }
  }

  private static Path project(ForgeHome home) {
    Path project = Path.of(System.getProperty("forge.project", ".")).toAbsolutePath().normalize();
    if (!Files.isRegularFile(project.resolve("target/forge.war")) || !Files.isDirectory(home.runtime())) {
      throw CommandFailure.wrongUse("WRONG_USE", "the server is not built: run 'mvn package' in " + project
          + " (with the same FORGE_HOME)");
    }
    return project;
  }

  private static String credentials(ServerPlan plan, String password) {
    return "Admin Center's user " + plan.adminUser() + ", password " + password
        + " (shown this once; FORGE_ADMIN_PASSWORD sets another)";
  }

  private CommandResult running(String what, ServerAddresses addresses, String credentials, ServerFolder folder) {
    var text = new Table();
    text.row("server", server.role() + " " + what);
    text.row("API", addresses.api());
    text.row("OpenAPI UI", addresses.openApi());
    text.row("Admin Center", addresses.admin());
    text.row("log", folder.log());
    return CommandResult.done(text + (credentials.isEmpty() ? "" : credentials + "\n"), Json.createObjectBuilder()
        .add("role", server.role().word()).add("api", addresses.api().toString())
        .add("openapi_ui", addresses.openApi().toString()).add("admin_center", addresses.admin().toString())
        .add("log", folder.log().toString()).build());
  }
}
