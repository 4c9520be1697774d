package dev.forge.cli;

import dev.forge.bench.BenchCase;
import dev.forge.bench.ForgeWorker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forge bench worker}: our process in a measurement, started by {@code forge bench prover} alone. */
@Command(name = "worker", hidden = true)
final class BenchWorkerCommand implements Callable<Integer> {
  private static final List<String> OF_THE_LAUNCHER_ALONE = List.of("-Dforge.messages=", "-Dforge.terminal=");

  private final Terminal terminal;

  @Parameters(paramLabel = "CASE")
  private String name;

  @Option(names = "--prepare")
  private boolean prepare;

  @Option(names = "--zkey")
  private boolean zkey;

  @Option(names = "--folders", required = true)
  private Path folders;

  BenchWorkerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The command that starts a worker, with this process' options of the virtual machine; the case follows.
   *
   * @param folders where the folders of all cases are
   */
  static List<String> inNewProcess(int threads, Optional<String> kernels, Path folders) {
    Stream<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> OF_THE_LAUNCHER_ALONE.stream().noneMatch(option::startsWith));
    return Stream.of(
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
        options,
        kernels.map(chosen -> "-Dforge.kernels=" + chosen).stream(),
        Stream.of("-XX:ActiveProcessorCount=" + threads, "-cp", System.getProperty("java.class.path"),
            Forge.class.getName(), "bench", "worker", "--folders", folders.toString()))
        .flatMap(words -> words).toList();
  }

  @Override
  public Integer call() throws IOException {
    Path examples = Path.of(System.getProperty("forge.project", ""), "examples");
    ForgeWorker worker = ForgeWorker.open(BenchCase.named(name).orElseThrow(), examples, folders);
    if (prepare) {
      terminal.out().println(worker.prepare(zkey));
    } else {
      worker.serve(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), terminal.out());
    }
    return ExitCode.DONE.number();
  }
}
