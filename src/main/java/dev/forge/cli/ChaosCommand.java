package dev.forge.cli;

import dev.forge.bench.BenchException;
import dev.forge.bench.fleet.Chaos;
import dev.forge.bench.fleet.ChaosReport;
import dev.forge.launch.ServerFailedException;
import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonValue;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge chaos}. */
@Command(name = "chaos", mixinStandardHelpOptions = true, description = {
    "Kill, stop and restart the processes and the database of a fleet under load, by a seeded plan, and tell whether",
    "everything acknowledged came to its right end. Two coordinators, PostgreSQL, mock proofs, in a data folder that is",
    "deleted afterwards. Exit code 1 where something did not."})
final class ChaosCommand extends ForgeCommand {
  @Mixin
  private FleetArguments fleet;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "5",
      description = "How long there are kills. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(names = "--workers", paramLabel = "N", defaultValue = "3",
      description = "How many worker processes. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(names = "--seed", paramLabel = "N", description = "The plan's seed (default: a new one, which is told).")
  private Long seed;

  ChaosCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    if (minutes < 1 || workers < 1) {
      throw CommandFailure.wrongUse("WRONG_USE", "--minutes and --workers are whole numbers from 1");
    }
    long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    try {
      terminal().messages().println("seed " + chosen);
      ChaosReport report =
          new Chaos(fleet.settings(terminal()), chosen, terminal().messages()::println).run(minutes, workers);
      return new CommandResult(report.isWell() ? ExitCode.DONE : ExitCode.NOT_SO, report.markdown(),
          JsonValue.EMPTY_JSON_OBJECT);
    } catch (BenchException | NotStartedException | ServerFailedException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }
}
