package dev.forge.cli;

import dev.forge.bench.BenchException;
import dev.forge.bench.fleet.Chaos;
import dev.forge.bench.fleet.ChaosMinimums;
import dev.forge.bench.fleet.ChaosProver;
import dev.forge.bench.fleet.ChaosReport;
import dev.forge.launch.ServerFailedException;
import dev.forge.launch.external.NotStartedException;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forge chaos}. */
@Command(name = "chaos", mixinStandardHelpOptions = true, description = {
    "Kill, stop and restart the processes of a fleet under load, its database and its broker, by a seeded plan, and tell",
    "whether everything acknowledged came to its right end. Two coordinators, PostgreSQL and Artemis, in a data folder",
    "that is deleted afterwards; half of the time with mock proofs, half with real ones of the smallest circuit. Exit",
    "code 1 where something did not, or where too few kills landed at the moments that count."})
final class ChaosCommand extends ForgeCommand {
  @Mixin
  private FleetArguments fleet;

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "10",
      description = "How long there are strikes; twice as long at most where too few landed. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(names = "--workers", paramLabel = "N", defaultValue = "3",
      description = "How many worker processes; two at most where proofs are real. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(names = "--prover", paramLabel = "mock|real|both", defaultValue = "both",
      description = "Who proves; both take half of the time each. Default: ${DEFAULT-VALUE}.")
  private String prover;

  @Option(names = "--proving", paramLabel = "N",
      description = "So many workers at least must be killed that have a chunk. Default: 2 and 1 more for each 5 minutes.")
  private Optional<Integer> proving;

  @Option(names = "--accepting", paramLabel = "N",
      description = "So many coordinators at least must be killed while they accept a proof. Default: the same.")
  private Optional<Integer> accepting;

  @Option(names = "--committing", paramLabel = "N",
      description = "So many kills at least must land while a commit is not answered yet. Default: the same.")
  private Optional<Integer> committing;

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
    List<ChaosProver> provers = provers();
    ChaosMinimums minimums = minimums();
    long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    try {
      terminal().messages().println("seed " + chosen + "; kills that must land: " + minimums.proving()
          + " while proving, " + minimums.accepting() + " while accepting, " + minimums.committing()
          + " while committing");
      ChaosReport report = new Chaos(fleet.settings(terminal()), chosen, terminal().messages()::println)
          .run(Duration.ofMinutes(minutes), workers, provers, minimums);
      return new CommandResult(report.isWell() ? ExitCode.DONE : ExitCode.NOT_SO, report.markdown(),
          JsonValue.EMPTY_JSON_OBJECT);
    } catch (BenchException | NotStartedException | ServerFailedException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }

  private List<ChaosProver> provers() {
    return switch (prover) {
      case "mock" -> List.of(ChaosProver.MOCK);
      case "real" -> List.of(ChaosProver.REAL);
      case "both" -> List.of(ChaosProver.MOCK, ChaosProver.REAL);
      default -> throw CommandFailure.wrongUse("WRONG_USE", "--prover is mock, real or both, not " + prover);
    };
  }

  private ChaosMinimums minimums() {
    ChaosMinimums usual = ChaosMinimums.of(minutes);
    try {
      return new ChaosMinimums(proving.orElse(usual.proving()), accepting.orElse(usual.accepting()),
          committing.orElse(usual.committing()));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage());
    }
  }
}
