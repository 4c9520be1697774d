package dev.forge.bench.server;

import dev.forge.bench.Machine;
import dev.forge.bench.MarkdownTable;
import dev.forge.bench.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a measurement of the server found.
 *
 * @param smallBytes of a submission of one transfer
 * @param fullBytes of a submission of a full 8/4/4 batch
 * @param large one batch of very many transfers
 */
public record ServerReport(ServerBenchSettings settings, List<LevelResult> levels, int smallBytes, int fullBytes,
    Optional<LargeBatch.Result> large) {
  private static final double MEBIBYTE = 1 << 20;

  /** Tables in Markdown. */
  public String markdown() {
    return "Mock prover at 0 ms, " + settings.clients() + " clients on the server's own machine, heap "
        + settings.heap() + ", JDK " + Runtime.version() + ", " + Machine.here().processor() + ", "
        + Runtime.getRuntime().availableProcessors() + " processors, "
        + Quantity.gibibytes(Machine.here().memoryBytes())
        + ". A submission of one transfer has " + Quantity.count(smallBytes) + " bytes, a full one "
        + Quantity.count(fullBytes) + ".\n\n" + (levels.isEmpty() ? "" : table() + "\n" + memory() + "\n")
        + parts()
        + large.map(ServerReport::large).map(MarkdownTable::toString).orElse("");
  }

  private static MarkdownTable large(LargeBatch.Result large) {
    return new MarkdownTable("one batch, executed", "submission", "answered after", "complete after",
        "peak heap", "most after a collection").row(
            List.of(Quantity.count(large.transfers()) + " transfers",
                mebibytes(large.bytes()), Quantity.seconds(large.submission()), Quantity.seconds(large.whole()),
                mebibytes(large.heap().before()), mebibytes(large.heap().after())));
  }

  private MarkdownTable table() {
    MarkdownTable table = titled("");
    rate(table, "one transfer: submissions/s", level -> level.small().result().perSecond());
    row(table, "p50, p99", level -> quantiles(level.small().result()));
    rate(table, "full 8/4/4: submissions/s", level -> level.full().result().perSecond());
    row(table, "p50, p99 ", level -> quantiles(level.full().result()));
    rate(table, "one transfer, worker drained: submissions/s", level -> level.small().drained().perSecond());
    rate(table, "full 8/4/4, worker drained: submissions/s", level -> level.full().drained().perSecond());
    rate(table, "one transfer: jobs/s to their end", level -> level.small().jobsPerSecond());
    row(table, "processors, each job to its end", level -> Quantity.seconds(level.small().processorSeconds()));
    rate(table, "full 8/4/4: jobs/s to their end", level -> level.full().jobsPerSecond());
    row(table, "processors, each job to its end ", level -> Quantity.seconds(level.full().processorSeconds()));
    rate(table, "chunks/s, claim to event", level -> level.chunks().perSecond());
    row(table, "processors, each chunk", level -> Quantity.seconds(level.chunkProcessorSeconds()));
    row(table, "claim to accepted, without proving", level -> Quantity.seconds(level.chunks().turn()));
    return table;
  }

  /** What one of each takes of the processors, part by part, at the last level. */
  private String parts() {
    if (!settings.profile() || levels.isEmpty()) {
      return "";
    }
    LevelResult level = levels.getLast();
    Map<String, Double> small = level.small().parts().orElseThrow().seconds();
    Map<String, Double> full = level.full().parts().orElseThrow().seconds();
    Map<String, Double> chunk = level.chunkParts().orElseThrow().seconds();
    MarkdownTable table = new MarkdownTable("processors, with " + jobs(level.jobs()), "job of one transfer",
        "full 8/4/4 job", "chunk");
    small.keySet().forEach(part -> table.row(List.of(part, Quantity.seconds(small.get(part)),
        Quantity.seconds(full.get(part)), Quantity.seconds(chunk.get(part)))));
    table.row(List.of("not seen: collecting garbage, compiling", rest(level.small().processorSeconds(), small),
        rest(level.full().processorSeconds(), full), rest(level.chunkProcessorSeconds(), chunk)));
    table.row(List.of("all that the process took", Quantity.seconds(level.small().processorSeconds()),
        Quantity.seconds(level.full().processorSeconds()), Quantity.seconds(level.chunkProcessorSeconds())));
    return table + "\n";
  }

  private static String rest(double whole, Map<String, Double> parts) {
    return Quantity.seconds(whole - parts.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  private MarkdownTable memory() {
    MarkdownTable table = titled("");
    row(table, "start", level -> Quantity.seconds(level.start()));
    row(table, "resident", level -> mebibytes(level.memory().resident()));
    row(table, "heap in use", level -> mebibytes(level.memory().heap()));
    row(table, "database file", level -> mebibytes(level.memory().database()));
    return table;
  }

  private MarkdownTable titled(String first) {
    List<String> titles = new ArrayList<>(List.of(first));
    levels.forEach(level -> titles.add(jobs(level.jobs())));
    if (levels.size() > 1) {
      titles.add("last/first");
    }
    return new MarkdownTable(titles.toArray(String[]::new));
  }

  private void rate(MarkdownTable table, String name, ToDoubleFunction<LevelResult> rate) {
    List<String> cells = cells(name, level -> Quantity.count(rate.applyAsDouble(level)));
    if (levels.size() > 1) {
      cells.add(Quantity.ratio(rate.applyAsDouble(levels.getLast()) / rate.applyAsDouble(levels.getFirst())));
    }
    table.row(cells);
  }

  private void row(MarkdownTable table, String name, Function<LevelResult, String> value) {
    List<String> cells = cells(name, value);
    if (levels.size() > 1) {
      cells.add("");
    }
    table.row(cells);
  }

  private List<String> cells(String name, Function<LevelResult, String> value) {
    List<String> cells = new ArrayList<>(List.of(name));
    levels.forEach(level -> cells.add(value.apply(level)));
    return cells;
  }

  private static String jobs(int jobs) {
    return Quantity.count(jobs) + (jobs == 1 ? " job" : " jobs");
  }

  private static String quantiles(SubmissionLoad.Result result) {
    return Quantity.seconds(result.quantile(0.5)) + ", " + Quantity.seconds(result.quantile(0.99));
  }

  private static String mebibytes(long bytes) {
    return Quantity.count(bytes / MEBIBYTE) + " MiB";
  }
}
