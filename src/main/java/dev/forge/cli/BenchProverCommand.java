package dev.forge.cli;

import dev.forge.bench.BenchCase;
import dev.forge.bench.BenchData;
import dev.forge.bench.BenchException;
import dev.forge.bench.BenchReport;
import dev.forge.bench.BenchSettings;
import dev.forge.bench.ProverBench;
import dev.forge.bench.ScalingBench;
import dev.forge.bench.ScalingPlot;
import dev.forge.bench.ScalingReport;
import dev.forge.prover.KeyCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forge bench prover}. */
@Command(name = "prover", mixinStandardHelpOptions = true, description = {
    "Measure the prover beside gnark and snarkjs on the same constraint rows, in turn, each in a process of its own.",
    "The answer is Markdown, as in docs/performance.md. Keys are kept in FORGE_HOME."})
final class BenchProverCommand extends ForgeCommand {
  @Option(names = "--case", paramLabel = "NAME", description = {
      "What to measure, may be repeated: ownership, batch_1_1_1, batch_8_0_0, batch_8_4_4, each also with :bits",
      "(ranges by bits, no commitment), or mimc:ROWS. Default: ${DEFAULT-VALUE}."},
      split = ",")
  private List<String> names = BenchCase.STANDARD;

  @Option(names = {"-k", "--repetitions"}, paramLabel = "N", defaultValue = "5",
      description = "Rounds that count; the median is shown. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "3",
      description = "Rounds before, which do not count; if any, for ten seconds at least. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(names = "--peers", paramLabel = "NAME", split = ",", arity = "0..1",
      description = "Whom to measure beside: gnark, snarkjs, or none. Default: gnark,snarkjs.")
  private List<String> peers =
      List.of("gnark", "snarkjs");

  @Option(names = "--snarkjs-rows", paramLabel = "N", defaultValue = "100000",
      description = "The most rows that snarkjs is asked to prove. Default: ${DEFAULT-VALUE}.")
  private int snarkjsRows;

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads of each prover; by default all (snarkjs always takes all).")
  private Optional<Integer> threads;

  @Option(names = "--kernels", paramLabel = "K",
      description = "Our arithmetic: scalar, vector256 or vector512; by default the widest.")
  private Optional<String> kernels;

  @Option(names = "--profile",
      description = "Also take the parts of a proof one by one, with the field products that each needs.")
  private boolean profile;

  @Option(names = "--scaling", description = {
      "Instead, measure MiMC of 2^14 to 2^21 rows, on one core and on all; draws docs/scaling.svg.",
      "Takes about five minutes, and three more where keys are made."})
  private boolean scaling;

  @Option(names = "--largest", paramLabel = "LOG", defaultValue = "21",
      description = "With --scaling: the binary logarithm of the most rows. Default: ${DEFAULT-VALUE}.")
  private int largest;

  BenchProverCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  CommandResult run() {
    List<BenchCase> cases = names.stream().map(BenchProverCommand::named).toList();
    kernels.ifPresent(chosen -> requireOneOf(ProverBench.KERNELS, "--kernels", chosen));
    int used = threads.orElse(Runtime.getRuntime().availableProcessors());
    try {
      Path home = Path.of(System.getProperty("forge.project", "")).toAbsolutePath();
      Path folders = KeyCache.of(terminal().environment()).folder().resolveSibling("bench");
      BenchSettings settings = new BenchSettings(home, BenchWorkerCommand.inNewProcess(used, kernels, folders),
          wantedPeers(), repetitions, warmUp, used, snarkjsRows, profile);
      if (scaling) {
        return scaling(settings);
      }
      BenchReport report = ProverBench.of(settings, terminal().messages()::println).measureAll(cases);
      return CommandResult.done(report.markdown(), BenchData.of(report));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUse("WRONG_USE", e.getMessage(), e);
    } catch (BenchException e) {
      throw CommandFailure.fault(e.getMessage(), e);
    }
  }

  private CommandResult scaling(BenchSettings settings) {
    if (largest < 15 || largest > 21) {
      throw CommandFailure.wrongUse("WRONG_USE", "--largest " + largest + ": from 15 to 21");
    }
    ScalingReport report = new ScalingBench(settings, terminal().messages()::println).measure(largest);
    Path plot = settings.home().resolve("docs").resolve("scaling.svg");
    try {
      Files.writeString(plot, new ScalingPlot(report).svg());
    } catch (IOException e) {
      throw CommandFailure.fault("the plot cannot be written to " + plot + ": " + e, e);
    }
    terminal().messages().println("drawn: " + plot);
    return CommandResult.done(report.markdown(), report.json());
  }

  private List<String> wantedPeers() {
    List<String> wanted = peers.stream().filter(name -> !name.equals("none")).toList();
    wanted.forEach(name -> requireOneOf(ProverBench.PEERS, "--peers", name));
    return wanted;
  }

  private static void requireOneOf(List<String> known, String option, String name) {
    if (!known.contains(name)) {
      throw CommandFailure.wrongUse("WRONG_USE", option + " " + name + ": there are " + String.join(", ", known));
    }
  }

  private static BenchCase named(String name) {
    return BenchCase.named(name).orElseThrow(() -> CommandFailure.wrongUse("WRONG_USE",
        "--case " + name + ": nothing to measure; there are " + String.join(", ", BenchCase.STANDARD)
            + ", mimc with another number of rows"));
  }
}
