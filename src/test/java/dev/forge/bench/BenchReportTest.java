package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final JsonObject DESCRIPTION = Json.createObjectBuilder().add("rows", 1000).add("wires", 1002)
      .add("threads", 2).add("kernels", "vector256").add("setup", 3.0).build();

  @Test
  void othersAreShownWithTheRatiosOfTheirRounds() {
    PeerResult gnark =
        new PeerResult.Measured(DESCRIPTION, new Series(List.of(2.0, 4.0, 8.0)), 0.001, 6, 1 << 20, true, true);
    PeerResult snarkjs = new PeerResult.NotMeasured("not installed");
    String text = report(Map.of("gnark", gnark)).markdown();
    String row = text.lines().filter(line -> line.contains("case, gnark")).findFirst().orElse("").replaceAll(" +", " ");
    assertEquals(
        "| case, gnark | 1,000, 1,002 | 1,000, 1,002 | 2 | 2.00 s | 4.00 s | 0.50 | 2.00 | 0.50 | 3.00 | both ways |",
        row, text);
    assertTrue(report(Map.of("snarkjs", snarkjs)).markdown().contains("not installed"));
    assertTrue(text.startsWith("Kernels vector256 (vectors of 256 bits), 2 threads"), text);
  }

  @Test
  void proofThatIsNotAcceptedStandsOut() {
    PeerResult gnark =
        new PeerResult.Measured(DESCRIPTION, new Series(List.of(2.0, 4.0, 8.0)), 0.001, 6, 1 << 20, true, false);
    assertTrue(report(Map.of("gnark", gnark)).markdown().contains("NO: ours true, theirs false"));
  }

  @Test
  void allRowsOfATableHaveTheSameColumns() {
    List<String> lines = report(Map.of()).markdown().lines().filter(line -> line.startsWith("|")).limit(3).toList();
    assertEquals(1, lines.stream().map(line -> line.chars().filter(c -> c == '|').count()).distinct().count());
    assertEquals(1, lines.stream().map(String::length).distinct().count());
  }

  private static BenchReport report(Map<String, PeerResult> peers) {
    BenchSettings settings = new BenchSettings(Path.of(""), List.of(), List.of(), 3, 0, 2, 0, false);
    List<JsonObject> proofs = List.of(proof(1), proof(2), proof(4));
    JsonObject verification =
        Json.createObjectBuilder().add("verifyOne", 0.002).add("verifyOneOfHundred", 0.0005).build();
    return new BenchReport(settings,
        List.of(new CaseResult("case", DESCRIPTION, proofs, proof(9), verification, 5 << 20, 3 << 20,
            peers, Optional.empty())));
  }

  private static JsonObject proof(double seconds) {
    return Json.createObjectBuilder().add("prove", seconds).build();
  }
}
