package dev.forge.bench;

import dev.forge.zk.groth16.ProofPart;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run found, as Markdown.
 *
 * @param settings how it was measured
 * @param results of each case
 */
public record BenchReport(BenchSettings settings, List<CaseResult> results) {
  /** Copies the list. */
  public BenchReport {
    results = List.copyOf(results);
  }

  /** The tables, with a line about the machine. */
  public String markdown() {
    return String.join("\n", Stream.of(heading(), phases(), parts(), others(), profiles())
        .filter(text -> !text.isEmpty()).toList());
  }

  private String heading() {
    Machine machine = Machine.here();
    JsonObject description = results.getFirst().description();
    return "Kernels %s (%s), %d threads, JDK %s, %s, %s; median of %d after at least %d to warm up.%n".formatted(
        description.getString("kernels"), width(description.getString("kernels")), settings.threads(),
        Runtime.version(), machine.processor(), Quantity.gibibytes(machine.memoryBytes()), settings.repetitions(),
        settings.warmUp() + 1);
  }

  static String width(String kernels) {
    String digits = kernels.replaceAll("\\D", "");
    return digits.isEmpty() ? "no vectors" : "vectors of " + digits + " bits";
  }

  private String phases() {
    MarkdownTable table = new MarkdownTable("case", "rows", "transition", "execute", "synthesize", "prove", "rows/s",
        "first proof", "verify", "each of 100", "setup", "load key", "peak memory", "proving memory");
    for (CaseResult result : results) {
      double prove = result.series("prove").median();
      table.row(List.of(result.name(), Quantity.count(result.rows()), median(result, Workload.TRANSITION),
          median(result, Workload.EXECUTE), median(result, Workload.SYNTHESIZE), Quantity.seconds(prove),
          Quantity.count(result.rows() / prove), Quantity.seconds(CaseResult.number(result.first(), "prove")),
          Quantity.seconds(CaseResult.number(result.verification(), "verifyOne")),
          Quantity.seconds(CaseResult.number(result.verification(), "verifyOneOfHundred")),
          Quantity.seconds(CaseResult.number(result.description(), "setup")),
          Quantity.seconds(CaseResult.number(result.description(), "loadKeys")),
          Quantity.gibibytes(result.peakBytes()), Quantity.gibibytes(result.provingBytes())));
    }
    return table.toString();
  }

  private String parts() {
    List<String> parts = Arrays.stream(ProofPart.values()).map(ProofPart::title).toList();
    MarkdownTable table = new MarkdownTable(
        Stream.of(List.of("parts of proving"), parts, List.of("all", "collecting garbage")).flatMap(List::stream)
            .toArray(String[]::new));
    for (CaseResult result : results) {
      table.row(Stream.of(Stream.of(result.name()), parts.stream().map(part -> median(result, part)),
          Stream.of(median(result, "prove"), median(result, ForgeWorker.COLLECTING))).flatMap(cells -> cells).toList());
    }
    return table.toString();
  }

  private String others() {
    if (results.stream().allMatch(result -> result.peers().isEmpty())) {
      return "";
    }
    MarkdownTable table = new MarkdownTable("beside others", "rows, wires", "theirs", "threads", "prove ours",
        "prove theirs", "ours/theirs", "verify ours/theirs", "setup ours/theirs", "memory ours/theirs",
        "proofs accepted");
    for (CaseResult result : results) {
      result.peers().forEach((peer, outcome) -> table.row(switch (outcome) {
        case PeerResult.NotMeasured(String reason) -> Stream.concat(
            Stream.of(result.name() + ", " + peer, reason), Stream.generate(() -> Quantity.NONE).limit(9)).toList();
        case PeerResult.Measured measured -> compared(result, peer, measured);
      }));
    }
    return table.toString();
  }

  private List<String> compared(CaseResult result, String peer, PeerResult.Measured theirs) {
    Series ours = result.series("prove");
    double verify = CaseResult.number(result.verification(), "verifyOne");
    return List.of(result.name() + ", " + peer, size(result.description()), size(theirs.description()),
        Integer.toString(theirs.description().getInt("threads")), Quantity.seconds(ours.median()),
        Quantity.seconds(theirs.prove().median()), Quantity.ratio(ours.over(theirs.prove()).median()),
        Quantity.ratio(verify / theirs.verifyOne()),
        Quantity.ratio(CaseResult.number(result.description(), "setup") / theirs.setup()),
        Quantity.ratio((double) result.provingBytes() / theirs.peakBytes()),
        theirs.acceptsOurs() && theirs.acceptedHere() ? "both ways"
            : "NO: ours " + theirs.acceptsOurs() + ", theirs "
                + theirs.acceptedHere());
  }

  private static String size(JsonObject description) {
    return Quantity.count(description.getInt("rows")) + ", " + Quantity.count(description.getInt("wires"));
  }

  private String profiles() {
    return String.join("\n", results.stream().filter(result -> result.profile().isPresent()).map(result -> {
      JsonObject profile = result.profile().orElseThrow();
      MarkdownTable table =
          new MarkdownTable(result.name() + ", part by part", "time", "products", "times the kernel's");
      for (JsonObject part : profile.getJsonArray("parts").getValuesAs(JsonObject.class)) {
        double products = CaseResult.number(part, "products");
        table.row(List.of(part.getString("part"), Quantity.seconds(CaseResult.number(part, "seconds")),
            products > 0 ? Quantity.count(products) : Quantity.NONE,
            products > 0 ? Quantity.ratio(CaseResult.number(part, "factor")) : Quantity.NONE));
      }
      return table + "%nThe kernel: %s products a second in Fp, %s in Fr.%n".formatted(
          Quantity.count(CaseResult.number(profile, "baseFieldProductsPerSecond")),
          Quantity.count(CaseResult.number(profile, "scalarFieldProductsPerSecond")));
    }).toList());
  }

  private static String median(CaseResult result, String part) {
    return Quantity.seconds(result.series(part).median());
  }
}
