package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.NoirFiles;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on circuits, with the small installed circuit and with artifacts of other programs. */
class CircuitCommandsTest {
  @TempDir
  private static Path home;

  @TempDir
  private Path folder;

  private static Path inputs;

  @BeforeAll
  static void inputsOfTheOwnershipCircuit() throws IOException {
    inputs = NoirFiles.ownershipInputs(home);
  }

  @Test
  void listShowsEachInstalledCircuitWithItsCapacity() {
    var circuits = forge("circuit", "list", "--json").data().getJsonArray("circuits").getValuesAs(JsonObject.class);
    var batch = circuits.stream().filter(each -> each.getString("name").equals("batch_8_4_4_poseidon2")).findFirst();
    assertEquals(8, batch.orElseThrow().getInt("transfers"));
    assertEquals("poseidon2", batch.orElseThrow().getString("hash"));
    assertTrue(forge("circuit", "list").out().contains("ownership"));
  }

  @Test
  void infoCountsConstraintsByPart() {
    var data = forge("circuit", "info", "ownership", "--json").data();
    int parts =
        data.getJsonObject("constraints_by_part").values().stream().mapToInt(rows -> Integer.parseInt(rows.toString()))
            .sum();
    assertEquals(data.getInt("constraints"), parts);
    assertEquals(324, data.getInt("proof_bytes"));
    assertEquals(3, data.getJsonArray("public_inputs").size());
    String text = forge("circuit", "info", "batch_1_1_1_poseidon2").out();
    for (String word : List.of("constraints", "poseidon2", "388 bytes", "batch_hash", "kernels", "hash")) {
      assertTrue(text.contains(word), word + " is not in " + text);
    }
  }

  @Test
  void bitsForceProofsWithoutCommitment() {
    var bits = forge("circuit", "info", "batch_1_1_1_poseidon2", "--range-strategy", "bits", "--json").data();
    var lookup = forge("circuit", "info", "batch_1_1_1_poseidon2", "--range-strategy", "LOOKUP", "--json").data();
    assertEquals(324, bits.getInt("proof_bytes"));
    assertEquals(388, lookup.getInt("proof_bytes"));
    assertFalse(bits.getString("circuit_hash").equals(lookup.getString("circuit_hash")));
  }

  @Test
  void executeSolvesTheWitnessAndWritesIt() throws IOException {
    Path witness = folder.resolve("witness.gz");
    var run = forge("circuit", "execute", "ownership", inputs, "--witness", witness);
    assertEquals(0, run.exitCode(), run.toString());
    byte[] written = Files.readAllBytes(witness);
    assertEquals(0x1f8b, (written[0] & 0xff) << 8 | written[1] & 0xff);
  }

  @Test
  void inputsOfAnInstalledCircuitMayBeJson() throws IOException {
    String members = Files.readString(inputs).strip().replaceAll("(?m)^(\\w+) = ", "\"$1\": ").replace("\n", ",");
    Path json = Files.writeString(folder.resolve("inputs.JSON"), "{" + members + "}");
    assertEquals(0, forge("circuit", "execute", "ownership", json).exitCode());
    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{" + members.replace("1000", "1001") + "}");
    forge("circuit", "execute", "ownership", wrong).assertFailed(1, "commitment is not the hash of the note");
  }

  @Test
  void executeShowsWhatMainReturns() throws IOException {
    Path artifact = NoirFiles.artifact(folder, "expressions");
    Path toml = Files.writeString(folder.resolve("Prover.toml"), "x = 3\ny = 4\nz = 5\n");
    Path json = Files.writeString(folder.resolve("inputs.json"), "{\"x\":\"3\",\"y\":\"4\",\"z\":\"5\"}");
    var fromToml = forge("circuit", "execute", artifact, toml, "--json").data();
    assertEquals("expressions", fromToml.getString("circuit"));
    assertEquals(fromToml.get("returned"),
        forge("circuit", "execute", artifact, json, "--json").data().get("returned"));
  }

  @Test
  void whatMainReturnsOnTheDatabusIsShownAndProved() throws IOException {
    Path artifact = NoirFiles.artifact(folder, "databus");
    Path toml = Files.writeString(folder.resolve("Prover.toml"),
        "x = 3\ntable = [10, 20, 30, 40]\nmore = [1, 2, 3]\nat = 3\n");
    var returned = forge("circuit", "execute", artifact, toml, "--json").data().getJsonArray("returned");
    assertEquals("[\"0x2b\",\"0x01\",\"0x0190\"]", returned.toString());
    assertTrue(forge("circuit", "prove", artifact, toml, "--json").data().getBoolean("verified"));
    Path expecting = Files.writeString(folder.resolve("expecting.toml"),
        Files.readString(toml) + "return = [43, 1, 401]\n");
    forge("circuit", "execute", artifact, expecting).assertFailed(1, "another value");
  }

  @Test
  void aProofOfAnyProgramIsMadeWrittenAndVerified() throws IOException {
    assertTrue(forge("circuit", "setup", "ownership", "--json").data().getBoolean("unsafe_development_key"));
    assertFalse(forge("circuit", "setup", "ownership", "--json").data().getBoolean("made"));
    var proved = forge("circuit", "prove", "ownership", inputs, "--out", folder, "--json");
    assertEquals(324 * 2, proved.data().getString("proof_bytes").length());
    assertFalse(proved.toString().contains(NoirFiles.SPENDING_KEY), "the spending key is shown");

    Object[] verify = {"circuit", "verify", "ownership", "--proof", folder.resolve("ownership.proof"), "--pw",
        folder.resolve("ownership.pw")};
    assertEquals("valid\n", forge(verify).out());
    assertEquals("valid\n", forge("verify", "--vk", folder.resolve("ownership.vk"), "--proof",
        folder.resolve("ownership.proof"), "--pw", folder.resolve("ownership.pw")).out());

    byte[] proof = Files.readAllBytes(folder.resolve("ownership.proof"));
    proof[proof.length - 100] ^= 1;
    Files.write(folder.resolve("ownership.proof"), proof);
    assertEquals(1, forge(verify).exitCode());
  }

  @Test
  void exportWritesRowsWitnessAndKey() {
    forge("circuit", "setup", "ownership");
    var files = forge("circuit", "export", "ownership", inputs, "--out", folder, "--json").data().getJsonArray("files");
    assertEquals(4, files.size(), files.toString());
    for (String name : List.of("circuit.r1cs", "circuit.wtns", "circuit.commitments.json", "circuit.vk")) {
      assertTrue(Files.exists(folder.resolve(name)), name);
    }
  }

  @Test
  void exportWithoutInputsWritesTheRowsAlone() {
    var files = forge("circuit", "export", "batch_1_1_1_poseidon2", "--out", folder, "--json").data()
        .getJsonArray("files");
    assertEquals(1, files.size(), files.toString());
  }

  @Test
  void aRejectedWitnessSaysWhichAssertionFailed() throws IOException {
    Path wrong = Files.writeString(folder.resolve("Prover.toml"),
        Files.readString(inputs).replace("note_value = 1000", "note_value = 1001"));
    forge("circuit", "execute", "ownership", wrong).assertFailed(1, "commitment is not the hash of the note");
    forge("circuit", "prove", "ownership", wrong).assertFailed(1, "commitment is not the hash of the note");
    var answer = forge("circuit", "execute", "ownership", wrong, "--json").answer("error");
    assertEquals("WITNESS_INVALID", answer.getString("code"));
    assertTrue(answer.getString("location").contains("main"), answer.toString());
  }

  @Test
  void wrongInputsAreWrongUseAndSecretsAreNotShown() throws IOException {
    Path missing = Files.writeString(folder.resolve("missing.toml"), "commitment = 1\n");
    forge("circuit", "execute", "ownership", missing).assertFailed(2, "nullifier");
    Path text = Files.writeString(folder.resolve("text.toml"),
        Files.readString(inputs).replace(NoirFiles.SPENDING_KEY, "secret words"));
    var run = forge("circuit", "execute", "ownership", text).assertFailed(2, "spending_key");
    assertFalse(run.messages().contains("secret words"), run.messages());
    var debugged = forge("circuit", "execute", "ownership", text, "--debug");
    assertFalse(debugged.messages().contains("secret words"), debugged.messages());
    Path broken = Files.writeString(folder.resolve("broken.toml"), "commitment = = 1");
    forge("circuit", "execute", "ownership", broken).assertFailed(2, "broken.toml");
    forge("circuit", "execute", "ownership", folder.resolve("none.toml")).assertFailed(2, "does not exist");
  }

  @Test
  void whatIsNotACircuitIsWrongUse() throws IOException {
    forge("circuit", "info", "no_such_circuit").assertFailed(2, "neither installed");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"noir_version\":\"1.0.0-beta.26\"}");
    forge("circuit", "info", other).assertFailed(2, "other.json");
  }

  @Test
  void anOpcodeThatCannotBeProvedIsNamed() throws IOException {
    Path artifact = NoirFiles.artifact(folder, "recursion");
    var run = forge("circuit", "info", artifact).assertFailed(2, "recursion.json");
    assertTrue(run.messages().contains("RecursiveAggregation"), run.messages());
  }

  @Test
  void whatCannotBeProvedIsStillExecuted() throws IOException {
    Path artifact = NoirFiles.artifact(folder, "aes128");
    Path toml = Files.writeString(folder.resolve("Prover.toml"), "text = %s\nkey = %s\niv = %s\n"
        .formatted(Collections.nCopies(20, 7), Collections.nCopies(16, 1), Collections.nCopies(16, 2)));
    assertEquals(2, forge("circuit", "execute", artifact, toml, "--json").data().getJsonArray("returned").size());
    forge("circuit", "prove", artifact, toml).assertFailed(2, "AES128Encrypt");
    var answer = forge("circuit", "prove", artifact, toml, "--json").answer("error");
    assertEquals("UNPROVABLE_OPCODE", answer.getString("code"));
  }

  @Test
  void withoutKeysACircuitCannotVerify() throws IOException {
    Files.write(folder.resolve("x"), new byte[12]);
    forge("circuit", "verify", "batch_1_1_1", "--proof", folder.resolve("x"), "--pw", folder.resolve("x"))
        .assertFailed(2, "no keys");
  }

  private static CommandRun forge(Object... arguments) {
    return CommandRun.of(home, arguments);
  }
}
