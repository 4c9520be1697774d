package dev.forge.cli;

import dev.forge.bench.BenchException;
import dev.forge.bench.fleet.FleetBench;
import dev.forge.launch.ServerFailedException;
import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge bench fleet}. */
@Command(name = "fleet", mixinStandardHelpOptions = true, description = {
    "Measure how a batch of 400 chunks scales over 1, 2, 4 and 8 worker processes and 8 with two slots, with mock proofs of",
    "200 ms and PostgreSQL, in a data folder that is deleted afterwards. The answer is Markdown. Takes about nine minutes",
    "and, with 8 workers, 5 GB."})
final class BenchFleetCommand extends ForgeCommand {
  @Mixin
  private FleetArguments fleet;

  @Option(names = "--workers", paramLabel = "N", defaultValue = "8",
      description = "The most worker processes. Default: ${DEFAULT-VALUE}.")
  private int workers;

  BenchFleetCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() throws InterruptedException {
    try {
      return CommandResult.done(
          new FleetBench(fleet.settings(terminal()), terminal().messages()::println).measure(workers),
          JsonValue.EMPTY_JSON_OBJECT);
    } catch (BenchException | NotStartedException | ServerFailedException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }
}
