package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import dev.forge.zk.groth16.GnarkTriple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyCommandTest {
  @TempDir
  private Path folder;

  static List<String> triples() {
    return GnarkTriple.NAMES;
  }

  @ParameterizedTest
  @MethodSource("triples")
  void proofsOfGnarkAreValid(String name) throws IOException {
    var run = verify(name, name, name);
    assertEquals(0, run.exitCode(), run.toString());
    assertEquals("valid\n", run.out());
    assertEquals("", run.messages());
  }

  /** {@code GnarkVectorsTest} changes every byte, without the command around it. */
  @ParameterizedTest
  @MethodSource("triples")
  void someBytesOfEachFileChangedMakeTheProofInvalid(String name) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String file : List.of("vk", "proof", "pw")) {
      verify(name, name, name);
      byte[] good = Files.readAllBytes(folder.resolve(file));
      for (int at : new int[] {0, random.nextInt(good.length), random.nextInt(good.length), good.length - 1}) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 + random.nextInt(255));
        Files.write(folder.resolve(file), bad);
        var run = run();
        assertEquals(1, run.exitCode(), () -> file + " changed at byte " + at + ", seed " + seed + ": " + run);
        assertTrue(run.out().startsWith("invalid: "), run.out());
      }
    }
  }

  @Test
  void everyTripleOfTheVectorsIsTried() throws IOException {
    try (var files = Files.list(Path.of("src", "test", "resources", "vectors", "gnark"))) {
      Set<String> keys = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".vk"))
          .map(file -> file.replace(".vk", "")).collect(Collectors.toSet());
      assertEquals(keys, Set.copyOf(triples()));
    }
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
    verify("commit1", "commit1", "commit1");
    Files.write(folder.resolve("proof"), new byte[3]);
    var run = run();
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
    var arguments = new ArrayList<Object>(List.of("verify", "--vk", folder.resolve("vk"), "--proof",
        folder.resolve("proof"), "--pw", folder.resolve("pw")));
    arguments.addAll(List.of(more));
    return CommandRun.of(folder, arguments.toArray());
  }
}
