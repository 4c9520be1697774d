package dev.forge.cli;

import dev.forge.bench.fleet.FleetSettings;
import dev.forge.launch.ForgeHome;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How the processes of a fleet for a trial are to run. */
final class FleetArguments {
  @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "192m",
      description = "The largest heap of a worker. Default: ${DEFAULT-VALUE}.")
  private String heap;

  FleetSettings settings(Terminal terminal) {
    Path project = Path.of(System.getProperty("forge.project", ".")).toAbsolutePath().normalize();
    ForgeHome home = ForgeHome.of(terminal.environment());
    if (!Files.isRegularFile(project.resolve("target/forge.war")) || !Files.isDirectory(home.runtime())) {
      throw CommandFailure.wrongUse("WRONG_USE", "the server is not built: run 'mvn package' in " + project
          + " (with the same FORGE_HOME)");
    }
    return new FleetSettings(project, home.runtime(), home.folder().resolve("keys"), heap, terminal.environment());
  }
}
