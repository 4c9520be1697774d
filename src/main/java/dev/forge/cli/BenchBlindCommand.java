package dev.forge.cli;

import dev.forge.bench.BenchException;
import dev.forge.bench.blind.BlindBench;
import dev.forge.bench.blind.BlindBenchSettings;
import dev.forge.launch.ForgeHome;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge bench blind}. */
@Command(name = "blind", mixinStandardHelpOptions = true, description = {
    "Measure blind proofs: nodes and a coordinator in processes of their own on this machine.",
    "The answer is Markdown. The server must be built: mvn package."})
final class BenchBlindCommand extends ForgeCommand {
  @Option(names = "--nodes", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(names = "--threshold", paramLabel = "T", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
  private int threshold;

  @Option(names = {"-k", "--repetitions"}, paramLabel = "N", defaultValue = "300",
      description = "Calls of each kind that count. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "6000",
      description = "Calls of each kind before. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(names = "--clients", paramLabel = "N", defaultValue = "8",
      description = "How many prove at the same time for proofs a second. Default: ${DEFAULT-VALUE}.")
  private int clients;

  @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "256m",
      description = "Of each server. Default: ${DEFAULT-VALUE}.")
  private String heap;

  BenchBlindCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    try {
      Path project = Path.of(System.getProperty("forge.project", "")).toAbsolutePath();
      var settings = new BlindBenchSettings(project, ForgeHome.of(terminal().environment()).runtime(),
          terminal().environment(), nodes, threshold, repetitions, warmUp, clients, heap);
      var report = new BlindBench(settings, terminal().messages()::println).measure();
      return CommandResult.done(report.markdown(), report.data());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage(), e);
    } catch (BenchException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }
}
