package dev.forge.bench.fleet;

import dev.forge.bench.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a fleet whose processes were killed.
 *
 * @param acknowledged how many batches some coordinator took, by the load's own ledger
 * @param refused how many calls of the load had no answer, or another than yes
 * @param notAsExpected batches that did not end as they must
 * @param accepted acceptances in the audit
 * @param acceptedTwice chunks accepted more than once
 * @param lost chunks of completed batches without a proof
 * @param wrongProofs chunks whose proof does not verify, or not for their own statement
 */
public record ChaosReport(long seed, int acknowledged, int refused, List<String> notAsExpected, long accepted,
    long acceptedTwice, long lost, List<String> wrongProofs, List<Kill> kills) {
  private static final int SHOWN = 20;

  /** Copies the lists. */
  public ChaosReport {
    notAsExpected = List.copyOf(notAsExpected);
    wrongProofs = List.copyOf(wrongProofs);
    kills = List.copyOf(kills);
  }

  /** Whether every promise was kept. */
  public boolean isWell() {
    return notAsExpected.isEmpty() && acceptedTwice == 0 && lost == 0 && wrongProofs.isEmpty() && accepted > 0;
  }

  /** The report in Markdown. */
  public String markdown() {
    StringBuilder text =
        new StringBuilder("Chaos with seed " + seed + ": " + (isWell() ? "well" : "NOT WELL") + "\n\n");
    MarkdownTable numbers = new MarkdownTable("what", "number");
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("batches acknowledged", acknowledged);
    rows.put("not as they must be in the end", notAsExpected.size());
    rows.put("calls of the load without a yes", refused);
    rows.put("proofs accepted", accepted);
    rows.put("accepted twice", acceptedTwice);
    rows.put("lost", lost);
    rows.put("proofs that do not verify", wrongProofs.size());
    rows.forEach((what, number) -> numbers.row(List.of(what, number.toString())));
    text.append(numbers).append('\n').append(recovery());
    notAsExpected.stream().limit(SHOWN).forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  private String recovery() {
    MarkdownTable table = new MarkdownTable("kills", "number", "while", "recovery, median s", "worst s");
    Map<String, List<Kill>> kinds = kills.stream()
        .collect(Collectors.groupingBy(kill -> kill.what().replaceAll("-\\d+", ""), TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, all) -> {
      List<Double> times = new ArrayList<>(all.stream().map(Kill::recoverySeconds).sorted().toList());
      Map<String, Long> moments =
          all.stream().collect(Collectors.groupingBy(Kill::landed, TreeMap::new, Collectors.counting()));
      table.row(List.of(kind, String.valueOf(all.size()), moments.toString().replaceAll("[{}]", ""),
          seconds(times.get(times.size() / 2)), seconds(times.getLast())));
    });
    return table.toString();
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
