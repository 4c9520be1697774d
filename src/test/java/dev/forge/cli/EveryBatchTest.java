package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forge.fixtures.Vectors;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every checked batch, of both hash families, proved for real. Takes minutes: each circuit's keys are made first. */
@Tag("full")
class EveryBatchTest {
  @TempDir
  private static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"batch-empty", "batch-1t", "batch-new-receiver", "batch-new-receiver-poseidon2",
      "batch-2t1w1s-poseidon2", "batch-8t4w4s-poseidon2", "batch-70-recorded", "batch-2t1w1s", "batch-8t4w4s-full"})
  void isProvedWithTheValuesExpected(String name) throws IOException {
    Path request = Files.write(folder.resolve(name + ".json"), Vectors.bytes(name + ".json"));
    JsonObject data = CommandRun.of(folder, "prove", request, "--out", folder, "--json").data();
    JsonObject expected = Vectors.json(name + ".json").getJsonObject("expected");
    assertEquals(expected.getString("batch_hash"), data.getString("batch_hash"));
    assertEquals(expected.getString("withdrawal_root"), data.getString("withdrawal_root"));
    assertEquals("matched", data.getString("expected"));
    JsonObject given = Vectors.json(name + ".json").getJsonObject("request");
    for (String root : List.of("pre_state_root", "post_state_root", "pre_shielded_root", "post_shielded_root")) {
      assertEquals(Vectors.element(given.getString(root)).toString(),
          data.getJsonObject("public_inputs").getString(root));
    }
    assertEquals(776, data.getString("proof_bytes").length());
    String files = folder.resolve(name).toString();
    assertEquals(0, CommandRun.of(folder, "verify", "--vk", files + ".vk", "--proof", files + ".proof", "--pw",
        files + ".pw").exitCode());
  }
}
