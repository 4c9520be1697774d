package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"commit0", "commit1", "commit2-public", "ownership-sunspot", "batch70-sunspot"})
  void proofsOfGnarkAreValid(String name) throws IOException {
    var run = verify(name, name, name);
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals("valid\n", run.out());
    assertEquals("", run.messages());
  }

  @Test
  void aProofOfOtherPublicInputsIsNotValid() throws IOException {
    byte[] inputs = Vectors.bytes("gnark/commit1.pw");
    inputs[inputs.length - 1] ^= 1;
    Files.write(folder.resolve("pw"), inputs);
    Files.write(folder.resolve("vk"), Vectors.bytes("gnark/commit1.vk"));
    Files.write(folder.resolve("proof"), Vectors.bytes("gnark/commit1.proof"));
    var run = run("--json");
    assertEquals(1, run.exitCode());
    assertFalse(run.answer("success").getJsonObject("data").getBoolean("valid"));
    assertTrue(run().out().startsWith("invalid: "), run().out());
  }

  @Test
  void aProofUnderAnotherKeyIsNotValid() throws IOException {
    var run = verify("commit0", "ownership-sunspot", "ownership-sunspot");
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.out().startsWith("invalid: "), run.out());
  }

  @Test
  void aMalformedFileIsNamedWithThePlace() throws IOException {
    var run = verify("commit1", "batch70-sunspot", "commit1");
    Files.write(folder.resolve("proof"), new byte[3]);
    run = run();
    assertEquals(1, run.exitCode(), run.toString());
    assertTrue(run.out().startsWith("invalid: the proof is malformed: "), run.out());
    assertTrue(run.out().contains("byte 0"), run.out());
  }

  @Test
  void aMissingFileIsWrongUse() {
    run().assertFailed(2, "verifying key " + folder.resolve("vk") + " does not exist");
  }

  private CommandRun verify(String key, String proof, String inputs) throws IOException {
    Files.write(folder.resolve("vk"), Vectors.bytes("gnark/" + key + ".vk"));
    Files.write(folder.resolve("proof"), Vectors.bytes("gnark/" + proof + ".proof"));
    Files.write(folder.resolve("pw"), Vectors.bytes("gnark/" + inputs + ".pw"));
    return run();
  }

  private CommandRun run(Object... more) {
    var arguments = new java.util.ArrayList<Object>(java.util.List.of("verify", "--vk", folder.resolve("vk"), "--proof",
        folder.resolve("proof"), "--pw", folder.resolve("pw")));
    arguments.addAll(java.util.List.of(more));
    return CommandRun.of(folder, arguments.toArray());
  }
}
