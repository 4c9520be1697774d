package dev.forge.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What it took from the submission of one batch at a server to its verified proof, again and again.
 *
 * @param runs in their order; the first shows how warm the server was
 */
public record BatchLatencies(List<Run> runs) {
  /** What a proof of a batch of this size took with the tools that were used before, on such a machine, in seconds. */
  static final double OLD_TOOLS = 117;

  /**
   * One batch, in seconds.
   *
   * @param submission until the server answered with the job's id
   * @param waiting from there until it began to prove: queue, check of the witness, claim
   * @param proving what the prover says it took, from the inputs to the proof
   * @param rest from there until the event with the verified proof arrived
   */
  public record Run(double submission, double waiting, double proving, double rest) {
    /** From the submission to the proof. */
    public double total() {
      return submission + waiting + proving + rest;
    }
  }

  /** Copies the list. */
  public BatchLatencies {
    runs = List.copyOf(runs);
  }

  /** A table with a row for each run, the medians without the first, and how that compares with the old tools. */
  public String markdown() {
    MarkdownTable table =
        new MarkdownTable("batch", "submission", "waiting", "proving", "delivery", "submission to verified proof");
    for (int i = 0; i < runs.size(); i++) {
      table.row(row(String.valueOf(i + 1), runs.get(i)));
    }
    Run median = median();
    table.row(row("median of the later", median));
    return table + "%nThe old tools took %.0f s or more: %s of that, a part of 1/%.0f.%n".formatted(OLD_TOOLS,
        Quantity.ratio(median.total() / OLD_TOOLS), OLD_TOOLS / median.total());
  }

  /** The same for machines. */
  public JsonObject json() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    runs.forEach(run -> list.add(Json.createObjectBuilder().add("submission", run.submission())
        .add("waiting", run.waiting()).add("proving", run.proving()).add("rest", run.rest())
        .add("total", run.total())));
    return Json.createObjectBuilder().add("runs", list).add("median", median().total()).build();
  }

  /** The medians part by part, of all runs but the first where there are more. */
  private Run median() {
    List<Run> later = runs.size() > 1 ? runs.subList(1, runs.size()) : runs;
    return new Run(median(later, Run::submission), median(later, Run::waiting), median(later, Run::proving),
        median(later, Run::rest));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> part) {
    return Series.of(runs.stream().map(part::applyAsDouble).toList()).median();
  }

  private static List<String> row(String title, Run run) {
    return List.of(title, Quantity.seconds(run.submission()), Quantity.seconds(run.waiting()),
        Quantity.seconds(run.proving()), Quantity.seconds(run.rest()), Quantity.seconds(run.total()));
  }
}
