package dev.forge.bench.fleet;

import dev.forge.bench.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of fleets whose processes were struck by a plan.
 *
 * @param seed of the plan
 * @param phases one for each prover
 * @param minimums how many kills had to land at the moments that count, in all phases together
 */
public record ChaosReport(long seed, List<ChaosPhase> phases, ChaosMinimums minimums) {
  private static final int SHOWN = 20;

  /** Copies the list. */
  public ChaosReport {
    phases = List.copyOf(phases);
  }

  /** Whether every promise was kept, and enough kills landed for that to mean something. */
  public boolean isWell() {
    return phases.stream().allMatch(ChaosPhase::isWell) && missed().isEmpty();
  }

  /** The report in Markdown. */
  public String markdown() {
    StringBuilder text =
        new StringBuilder("Chaos with seed " + seed + ": " + (isWell() ? "well" : "NOT WELL") + "\n\n");
    text.append(numbers()).append('\n').append(strikes());
    Stream.concat(missed().stream(), phases.stream().flatMap(ChaosReport::problems)).limit(SHOWN)
        .forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  private List<String> missed() {
    return minimums.missedBy(allStrikes());
  }

  private List<Landed> allStrikes() {
    return phases.stream().flatMap(phase -> phase.strikes().stream()).toList();
  }

  private static Stream<String> problems(ChaosPhase phase) {
    return Stream.of(phase.notAsExpected().stream(),
        phase.wrongProofs().stream().map(chunk -> "the proof of chunk " + chunk + " does not verify"),
        phase.strikes().stream().filter(strike -> strike.recoverySeconds().isEmpty()).map(Landed::toString))
        .flatMap(lines -> lines).map(line -> phase.prover() + ": " + line);
  }

  private MarkdownTable numbers() {
    MarkdownTable table = new MarkdownTable(
        Stream.concat(Stream.of("proofs"), phases.stream().map(ChaosPhase::prover)).toArray(String[]::new));
    row(table, "batches acknowledged", ChaosPhase::acknowledged);
    row(table, "of those planted to fail", ChaosPhase::planted);
    row(table, "not as they must be in the end", phase -> phase.notAsExpected().size());
    row(table, "calls of the load without a yes", ChaosPhase::refused);
    row(table, "proofs accepted", ChaosPhase::accepted);
    row(table, "accepted twice", ChaosPhase::acceptedTwice);
    row(table, "lost", ChaosPhase::lost);
    row(table, "proofs that do not verify", phase -> phase.wrongProofs().size());
    return table;
  }

  private void row(MarkdownTable table, String what, Function<ChaosPhase, Object> number) {
    table.row(Stream.concat(Stream.of(what), phases.stream().map(phase -> number.apply(phase).toString())).toList());
  }

  private MarkdownTable strikes() {
    MarkdownTable table = new MarkdownTable("strikes", "number", "while", "recovery, median s", "worst s");
    Map<String, List<Landed>> kinds =
        allStrikes().stream().collect(Collectors.groupingBy(Landed::kind, TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, all) -> {
      Map<String, Long> moments = all.stream()
          .collect(Collectors.groupingBy(one -> one.moment().word(), TreeMap::new, Collectors.counting()));
      List<Double> times = new ArrayList<>(all.stream().map(Landed::recoverySeconds)
          .filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).sorted().toList());
      table.row(List.of(kind, String.valueOf(all.size()), moments.toString().replaceAll("[{}]", ""),
          times.isEmpty() ? "none" : seconds(times.get(times.size() / 2)),
          times.size() < all.size() ? "none" : seconds(times.getLast())));
    });
    return table;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
