package dev.forge.cli;

import dev.forge.bench.BenchException;
import dev.forge.bench.server.ServerBench;
import dev.forge.bench.server.ServerBenchSettings;
import dev.forge.launch.ForgeHome;
import dev.forge.launch.ServerFailedException;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge bench server}. */
@Command(name = "server", mixinStandardHelpOptions = true, description = {
    "Measure the coordinator: a server of its own with the mock prover at 0 ms, in a data folder that is deleted afterwards.",
    "The answer is Markdown, as in docs/performance.md. Takes about five minutes."})
final class BenchServerCommand extends ForgeCommand {
  @Option(names = "--jobs", paramLabel = "N", split = ",",
      description = "How many jobs are in the database, one measurement each; 0 for none. Default: ${DEFAULT-VALUE}.")
  private List<Integer> jobs = List.of(1, 1000, 100_000);

  @Option(names = "--clients", paramLabel = "N", defaultValue = "8",
      description = "How many submit at the same time. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "6",
      description = "How long each load of submissions lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "2g",
      description = "The server's largest heap. Default: ${DEFAULT-VALUE}.")
  private String heap;

  @Option(names = "--transfers", paramLabel = "N", defaultValue = "10000",
      description = "How many transfers one large batch has, each executed; 0 for none. Default: ${DEFAULT-VALUE}.")
  private int transfers;

  @Option(names = "--keep", description = "Keep the servers' folders.")
  private boolean keep;

  @Option(names = "--profile",
      description = "Record which parts of the server the processors' time goes to, and tell it part by part.")
  private boolean profile;

  @Option(names = "--jvm", paramLabel = "OPTION",
      description = "A further option of the server's virtual machine, such as a flight recording; may be repeated.")
  private List<String> jvm = List.of();

  BenchServerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    Path project = Path.of(System.getProperty("forge.project", ".")).toAbsolutePath().normalize();
    Path runtime = ForgeHome.of(terminal().environment()).runtime();
    if (!Files.isRegularFile(project.resolve("target/forge.war")) || !Files.isDirectory(runtime)) {
      throw CommandFailure.wrongUse("WRONG_USE", "the server is not built: run 'mvn package' in " + project
          + " (with the same FORGE_HOME)");
    }
    try {
      ServerBenchSettings settings = new ServerBenchSettings(project, runtime, terminal().environment(),
          jobs.stream().filter(level -> level != 0).toList(), clients,
          seconds, heap, transfers, keep, profile, jvm);
      return CommandResult.done(new ServerBench(settings, terminal().messages()::println).measure().markdown(),
          JsonValue.EMPTY_JSON_OBJECT);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage(), e);
    } catch (BenchException | ServerFailedException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }
}
