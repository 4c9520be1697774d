package dev.forge.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.groth16.ProofPart;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgeWorkerTest {
  private static final int ROWS = 50;

  @TempDir
  private Path folders;

  @Test
  void rowsKeysAndProofsAreLeftInAFolderForTheOthers() throws IOException {
    Path folder = prepare();
    List<JsonObject> answers = answers("prove", "write", "verify forge");
    assertEquals(ROWS, answers.get(0).getInt("rows"));
    assertEquals(ROWS + 2, answers.get(0).getInt("wires"));
    assertTrue(answers.get(3).getBoolean("valid"));
    for (String name : List.of("circuit.r1cs", "circuit.wtns", "circuit.commitments.json", "circuit.zkey",
        "forge.proof")) {
      assertTrue(Files.size(folder.resolve(name)) > 0, name);
    }
    byte[] inputs = Files.readAllBytes(folder.resolve("forge.pw"));
    inputs[inputs.length - 1] ^= 1;
    Files.write(folder.resolve("forge.pw"), inputs);
    assertFalse(answers("verify forge").get(1).getBoolean("valid"));
  }

  @Test
  void timeOfEachPartOfAProofIsTold() throws IOException {
    prepare();
    JsonObject proof = answers("prove").get(1);
    double parts = 0;
    for (ProofPart part : ProofPart.values()) {
      assertTrue(proof.getJsonNumber(part.title()).doubleValue() >= 0, part.title());
      parts += proof.getJsonNumber(part.title()).doubleValue();
    }
    assertTrue(parts <= proof.getJsonNumber("prove").doubleValue(), proof::toString);
    assertTrue(proof.containsKey(Workload.SYNTHESIZE));
  }

  @Test
  void profileNamesEverySumWithItsProducts() throws IOException {
    prepare();
    List<JsonObject> parts =
        answers("profile").get(1).getJsonArray("parts").getValuesAs(JsonObject.class);
    assertEquals(List.of("synthesize", "rows", "transforms", "sum H", "sum A", "sum B in G1", "sum B in G2", "sum K",
        "verify 100: lines of B", "verify 100: pairings of A and B", "verify 100: sums of the other points",
        "verify 100: pairings with the key"),
        parts.stream().map(part -> part.getString("part")).toList());
    assertTrue(parts.subList(1, parts.size() - 1).stream().allMatch(part -> part.getInt("products") > 0));
  }

  @Test
  void unknownQuestionIsNamed() throws IOException {
    prepare();
    var refusal = assertThrows(IllegalArgumentException.class, () -> answers("dance"));
    assertTrue(refusal.getMessage().contains("dance"));
  }

  private Path prepare() throws IOException {
    return Path.of(worker().prepare(true).getString("folder"));
  }

  private ForgeWorker worker() {
    return ForgeWorker.open(new BenchCase.Mimc(ROWS), folders, folders);
  }

  private List<JsonObject> answers(String... questions) throws IOException {
    var out = new ByteArrayOutputStream();
    worker().serve(new BufferedReader(new StringReader(String.join("\n", questions))), new PrintStream(out, true));
    return out.toString(StandardCharsets.UTF_8).lines().map(ForgeWorkerTest::parse).toList();
  }

  private static JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
