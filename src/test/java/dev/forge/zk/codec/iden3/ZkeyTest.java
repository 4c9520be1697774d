package dev.forge.zk.codec.iden3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.codec.FormatException;
import dev.forge.zk.groth16.InsecureDevelopmentSetup;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvenCircuit;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.RandomCircuit;
import dev.forge.zk.groth16.ScalarSource;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.r1cs.R1cs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZkeyTest {
  private static final Cores CORES = Cores.all();
  private static final RandomCircuit CIRCUIT = ProvenCircuit.circuit(61, 0, false);
  private static final R1cs R1CS = CIRCUIT.r1cs();

  @TempDir
  private static Path folder;

  private static ProvingKey key;
  private static byte[] good;

  @BeforeAll
  static void writeKey() throws IOException {
    key = InsecureDevelopmentSetup.runWithBoundPublicWires(R1CS, ScalarSource.secure(), CORES);
    Path path = folder.resolve("good.zkey");
    ZkeyWriter.write(key, R1CS, path);
    good = Files.readAllBytes(path);
  }

  @Test
  void keyReadBackIsTheSameAndProves() throws IOException {
    ProvingKey read = read(good, R1CS);
    assertEquals(key.verifyingKey(), read.verifyingKey());
    assertEquals(key.a(), read.a());
    assertEquals(key.b(), read.b());
    assertEquals(key.b2(), read.b2());
    assertEquals(key.k(), read.k());
    assertEquals(key.h(), read.h());
    assertEquals(R1CS.publicWires(), read.boundPublicWires());
    assertEquals(R1CS.publicInputs(), ProvenCircuit.under(read, CIRCUIT, 62).publicInputs().size());
  }

  @Test
  void keyWithoutContributionsStaysUnsafe() throws IOException {
    assertEquals(KeyOrigin.INSECURE_DEVELOPMENT, read(good, R1CS).origin());
    byte[] contributed = good.clone();
    contributed[good.length - 4] = 1;
    assertEquals(KeyOrigin.CEREMONY, read(contributed, R1CS).origin());
  }

  @Test
  void everyDamagedPartIsRefused() {
    int contributions = 68;
    for (int at = 0; at < good.length - contributions - 12; at += at < 160 ? 1 : 83) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      int position = at;
      assertThrows(FormatException.class, () -> read(bad, R1CS), () -> "one bit changed at byte " + position);
    }
  }

  @Test
  void everyTruncatedFileIsRefused() {
    for (int length = 0; length < good.length; length += length < 300 ? 7 : 411) {
      byte[] bad = Arrays.copyOf(good, length);
      assertThrows(FormatException.class, () -> read(bad, R1CS), "cut to " + length + " bytes");
    }
  }

  @Test
  void keyOfAnotherCircuitIsRefused() {
    R1cs otherRows =
        new R1cs(R1CS.wires(), R1CS.publicWires(), R1CS.right(), R1CS.left(), R1CS.output(), R1CS.commitments());
    FormatException refusal = assertThrows(FormatException.class, () -> read(good, otherRows));
    assertTrue(refusal.getMessage().contains("matrix A is of another constraint system"), refusal::getMessage);
  }

  @Test
  void circuitsWithCommitmentsHaveNoZkey() {
    R1cs committed = ProvenCircuit.circuit(63, 1, false).r1cs();
    assertThrows(IllegalArgumentException.class, () -> read(good, committed));
    ProvingKey unbound = InsecureDevelopmentSetup.run(R1CS, ScalarSource.secure(), CORES);
    assertThrows(IllegalArgumentException.class, () -> ZkeyWriter.write(unbound, R1CS, folder.resolve("no.zkey")));
  }

  private static ProvingKey read(byte[] bytes, R1cs r1cs) throws IOException {
    Path path = folder.resolve("read.zkey");
    Files.write(path, bytes);
    return ZkeyReader.read(path, r1cs, CORES);
  }
}
