package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job once, for real: a batch of one transfer, from its request to files that verify. */
class BatchEndToEndTest {
  private static final JsonObject VECTOR = Vectors.json("batch-1t.json");

  @TempDir
  private static Path folder;

  private static CommandRun run;

  @BeforeAll
  static void proveTheBatch() throws IOException {
    Path request = Files.write(folder.resolve("batch-1t.json"), Vectors.bytes("batch-1t.json"));
    run = CommandRun.of(folder.resolve("home"), "prove", request, "--out", folder.resolve("out"), "--json");
  }

  @Test
  void theAnswerHasTheProofAndTheExpectedValues() {
    JsonObject data = run.data();
    assertEquals("batch_1_1_1", data.getString("circuit"));
    assertEquals("matched", data.getString("expected"));
    assertEquals(776, data.getString("proof_bytes").length());
    assertEquals(472, data.getString("public_witness_bytes").length());
    JsonObject expected = VECTOR.getJsonObject("expected");
    assertEquals(expected.getString("batch_hash"), data.getString("batch_hash"));
    assertEquals(expected.getString("withdrawal_root"), data.getString("withdrawal_root"));
  }

  @Test
  void thePublicInputsComeInTheirOrderWithTheRequestsRoots() {
    JsonObject inputs = run.data().getJsonObject("public_inputs");
    assertEquals(List.of("pre_state_root", "post_state_root", "pre_shielded_root", "post_shielded_root",
        "withdrawal_root", "batch_hash", "batch_id"), List.copyOf(inputs.keySet()));
    for (String root : List.of("pre_state_root", "post_state_root", "pre_shielded_root", "post_shielded_root")) {
      assertEquals("0x" + VECTOR.getJsonObject("request").getString(root), inputs.getString(root));
    }
  }

  @Test
  void theFilesHoldTheSameProofAndVerify() throws IOException {
    byte[] proof = Files.readAllBytes(file(".proof"));
    assertArrayEquals(HexFormat.of().parseHex(run.data().getString("proof_bytes")), proof);
    assertTrue(Files.readString(file(".json")).contains(run.data().getString("vk_hash")));
    assertEquals(0, verify().exitCode());
  }

  @Test
  void theSameFilesWithAnInputChangedDoNotVerify() throws IOException {
    byte[] inputs = Files.readAllBytes(file(".pw"));
    inputs[inputs.length - 1] ^= 1;
    Path changed = Files.write(folder.resolve("changed.pw"), inputs);
    var verified = CommandRun.of(folder, "verify", "--vk", file(".vk"), "--proof", file(".proof"), "--pw", changed);
    assertEquals(1, verified.exitCode(), verified.toString());
  }

  @Test
  void theMakingOfKeysIsAnnouncedAndTheirDangerShown() {
    assertTrue(run.messages().contains("making development keys"), run.messages());
    assertTrue(run.data().getBoolean("unsafe_development_key"));
  }

  private static CommandRun verify() {
    return CommandRun.of(folder, "verify", "--vk", file(".vk"), "--proof", file(".proof"), "--pw", file(".pw"));
  }

  private static Path file(String extension) {
    return folder.resolve("out").resolve("batch-1t" + extension);
  }
}
