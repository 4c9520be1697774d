package dev.forge.bench;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures how the time of a proof grows with its rows, on one core and on all: MiMC rows, each size in a process of its
 * own, one proof on one core and one on all in turn.
 */
public final class ScalingBench {
  /** Binary logarithms of the numbers of rows. */
  private static final List<Integer> LOGARITHMS = IntStream.rangeClosed(14, 21).boxed().toList();

  private static final long WARM_UP_NANOSECONDS = 10_000_000_000L;
  private static final int FEWEST_WARM_UPS = 2;

  private final BenchSettings settings;
  private final Consumer<String> progress;

  /**
   * A bench with the settings' repetitions and threads.
   *
   * @param progress is told what is being done
   */
  public ScalingBench(BenchSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Measures all sizes.
   *
   * @param largest the binary logarithm of the most rows
   * @throws BenchException if a process fails
   */
  public ScalingReport measure(int largest) {
    List<ScalingReport.Size> sizes = new ArrayList<>();
    List<String> kernels = new ArrayList<>();
    for (int logarithm : LOGARITHMS.stream().filter(log -> log <= largest).toList()) {
      sizes.add(measure(1 << logarithm, kernels));
    }
    return new ScalingReport(settings.threads(), kernels.getFirst(), settings.repetitions(), sizes);
  }

  private ScalingReport.Size measure(int rows, List<String> kernels) {
    String name = "mimc:" + rows;
    prepare(name);
    try (LineProcess forge = new LineProcess("forge", settings.worker(name), Map.of(), settings.home())) {
      kernels.add(forge.answer().getString("kernels"));
      progress.accept(name + ": warm-up");
      long end = System.nanoTime() + WARM_UP_NANOSECONDS;
      for (int i = 0; i < FEWEST_WARM_UPS || System.nanoTime() < end; i++) {
        seconds(forge, settings.threads());
      }
      List<Double> one = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      for (int round = 1; round <= settings.repetitions(); round++) {
        progress.accept(name + ": round " + round);
        one.add(seconds(forge, 1));
        all.add(seconds(forge, settings.threads()));
      }
      return new ScalingReport.Size(rows, Series.of(one).median(), Series.of(all).median());
    }
  }

  private void prepare(String name) {
    progress.accept(name + ": key");
    List<String> command = new ArrayList<>(settings.worker(name));
    command.add("--prepare");
    try (LineProcess preparation = new LineProcess("forge", command, Map.of(), settings.home())) {
      Path.of(preparation.answer().getString("folder"));
    }
  }

  private static double seconds(LineProcess forge, int threads) {
    JsonObject proved = forge.ask("prove " + threads);
    return CaseResult.number(proved, "prove");
  }
}
