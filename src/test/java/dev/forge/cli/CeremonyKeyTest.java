package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.NoirFiles;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.RangeChecks;
import dev.forge.zk.codec.iden3.ZkeyWriter;
import dev.forge.zk.groth16.InsecureDevelopmentSetup;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.kernel.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a ceremony made elsewhere, taken over by {@code forge circuit setup --zkey}. */
class CeremonyKeyTest {
  @TempDir
  private static Path files;

  @TempDir
  private Path home;

  private static Path withoutContributions;
  private static Path ceremony;

  @BeforeAll
  static void makeKeys() throws IOException {
    var rows = new CircuitSource(new CircuitCatalogue()).circuit("ownership", RangeChecks.BITS).compiled().r1cs();
    var key = InsecureDevelopmentSetup.runWithBoundPublicWires(rows, ScalarSource.secure(), Cores.all());
    withoutContributions = files.resolve("none.zkey");
    ZkeyWriter.write(key, rows, withoutContributions);
    byte[] contributed = Files.readAllBytes(withoutContributions);
    contributed[contributed.length - Integer.BYTES] = 1;
    ceremony = Files.write(files.resolve("ceremony.zkey"), contributed);
  }

  @Test
  void aCeremonysKeyProvesAndIsNotMarkedUnsafe() throws IOException {
    var taken = forge("circuit", "setup", "ownership", "--zkey", ceremony, "--json").data();
    assertFalse(taken.getBoolean("unsafe_development_key"));
    var proved = forge("circuit", "prove", "ownership", NoirFiles.ownershipInputs(home), "--json").data();
    assertFalse(proved.getBoolean("unsafe_development_key"));
    assertTrue(proved.getBoolean("verified"));
    assertEquals(0, forge("circuit", "setup", "ownership", "--zkey", ceremony).exitCode(), "the same key again");
  }

  @Test
  void aKeyToWhichNobodyContributedStaysMarkedUnsafe() {
    var taken = forge("circuit", "setup", "ownership", "--zkey", withoutContributions, "--json").data();
    assertTrue(taken.getBoolean("unsafe_development_key"));
    assertTrue(Files.exists(Path.of(taken.getString("folder"), "UNSAFE-DEVELOPMENT-KEYS.txt")));
  }

  @Test
  void whatDoesNotServeTheCircuitIsRefused() throws IOException {
    forge("circuit", "setup", "batch_1_1_1_poseidon2", "--range-strategy", "bits", "--zkey", ceremony)
        .assertFailed(2, "number of wires");
    forge("circuit", "setup", "batch_1_1_1_poseidon2", "--zkey", ceremony).assertFailed(2, "has 1 (choose the range");
    forge("circuit", "setup", "ownership", "--zkey", files.resolve("missing.zkey")).assertFailed(2, "cannot be read");
    Path empty = Files.write(files.resolve("empty.zkey"), new byte[0]);
    forge("circuit", "setup", "ownership", "--zkey", empty).assertFailed(2, "not a zkey file");
    assertTrue(forge("circuit", "setup", "ownership", "--json").data().getBoolean("made"), "nothing was taken over");
  }

  @Test
  void keysThatAreThereAreNeverReplaced() {
    assertEquals(0, forge("circuit", "setup", "ownership").exitCode());
    forge("circuit", "setup", "ownership", "--zkey", ceremony).assertFailed(2, "other keys of ownership already");
  }

  private CommandRun forge(Object... arguments) {
    return CommandRun.of(home, arguments);
  }
}
