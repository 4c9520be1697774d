package dev.forge.zk.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fp;
import dev.forge.zk.groth16.CommitmentBases;
import dev.forge.zk.groth16.Groth16Verifier;
import dev.forge.zk.groth16.KeyOrigin;
import dev.forge.zk.groth16.ProvenCircuit;
import dev.forge.zk.groth16.ProvingKey;
import dev.forge.zk.groth16.VerificationOutcome;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.msm.G1Bases;
import dev.forge.zk.r1cs.CircuitHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvingKeyFileTest {
  private static final Cores CORES = Cores.all();

  @TempDir
  private static Path folder;

  private static ProvenCircuit proven;
  private static Path file;

  @BeforeAll
  static void writeKey() throws IOException {
    proven = ProvenCircuit.of(31, 1, true);
    file = folder.resolve("key.pk");
    ProvingKeyWriter.write(proven.key(), file, CORES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void keyReadBackIsTheSameAndProves(int commitments) throws IOException {
    ProvenCircuit circuit = ProvenCircuit.of(32, commitments, false);
    Path path = folder.resolve("key-" + commitments + ".pk");
    ProvingKeyWriter.write(circuit.key(), path, CORES);
    for (ProvingKey key : List.of(ProvingKeyReader.read(path, CORES), ProvingKeyReader.readUnchecked(path))) {
      requireSame(circuit.key(), key);
      ProvenCircuit again = ProvenCircuit.under(key, circuit.circuit(), 33);
      VerificationOutcome outcome =
          new Groth16Verifier(circuit.key().verifyingKey()).verify(again.proof(), again.publicInputs());
      assertEquals(new VerificationOutcome.Valid(), outcome);
    }
  }

  @Test
  void keyKnowsItsCircuitAndThatItIsUnsafe() throws IOException {
    ProvingKey key = ProvingKeyReader.read(file, CORES);
    assertEquals(CircuitHash.of(proven.r1cs()), key.circuit());
    assertEquals(KeyOrigin.INSECURE_DEVELOPMENT, key.origin());
    assertTrue(key.toString().contains("INSECURE_DEVELOPMENT"));
  }

  @Test
  void everyChangedByteIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.pk");
    int padding = 0;
    for (int at = 0; at < good.length; at += at < 720 ? 3 : 67) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(damaged, bad);
      try {
        requireSame(proven.key(), ProvingKeyReader.read(damaged, CORES));
        padding++; // between sections, where nothing is stored
      } catch (FormatException e) {
        assertTrue(e.offset() <= good.length, e::getMessage);
      }
    }
    assertTrue(padding < 100, padding + " changed bytes went unseen");
  }

  @Test
  void everyTruncatedFileIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Path damaged = folder.resolve("truncated.pk");
    for (int length = 0; length < good.length; length += length < 256 ? 5 : 503) {
      Files.write(damaged, Arrays.copyOf(good, length));
      assertThrows(FormatException.class, () -> ProvingKeyReader.read(damaged, CORES));
      assertThrows(FormatException.class, () -> ProvingKeyReader.readUnchecked(damaged));
    }
    Files.write(damaged, Arrays.copyOf(good, good.length + 64));
    assertThrows(FormatException.class, () -> ProvingKeyReader.readUnchecked(damaged));
  }

  @Test
  void pointOffTheCurveIsRefusedThoughItsHashIsRight() throws IOException {
    ProvingKey key = proven.key();
    List<G1Affine> points = new ArrayList<>();
    for (int i = 0; i < key.h().size(); i++) {
      points.add(i == 5 ? G1Affine.unchecked(Fp.of(1), Fp.of(1)) : key.h().get(i));
    }
    Path path = folder.resolve("off-curve.pk");
    ProvingKeyWriter.write(withH(key, G1Bases.of(points)), path, CORES);
    FormatException refusal = assertThrows(FormatException.class, () -> ProvingKeyReader.read(path, CORES));
    assertTrue(refusal.getMessage().contains("POINTS_H): point 5 is not on the curve"), refusal::getMessage);
    assertEquals(key.wires(), ProvingKeyReader.readUnchecked(path).wires());
  }

  private static ProvingKey withH(ProvingKey k, G1Bases h) {
    return new ProvingKey(k.origin(), k.circuit(), k.wires(), k.domainSize(), k.boundPublicWires(), k.verifyingKey(),
        k.a(), k.b(), k.b2(), k.k(), h, k.commitments());
  }

  private static void requireSame(ProvingKey expected, ProvingKey actual) {
    assertEquals(expected.origin(), actual.origin());
    assertEquals(expected.circuit(), actual.circuit());
    assertEquals(expected.wires(), actual.wires());
    assertEquals(expected.domainSize(), actual.domainSize());
    assertEquals(expected.boundPublicWires(), actual.boundPublicWires());
    assertEquals(expected.verifyingKey(), actual.verifyingKey());
    assertEquals(expected.a(), actual.a());
    assertEquals(expected.b(), actual.b());
    assertEquals(expected.b2(), actual.b2());
    assertEquals(expected.k(), actual.k());
    assertEquals(expected.h(), actual.h());
    for (int j = 0; j < expected.commitments().size(); j++) {
      CommitmentBases bases = expected.commitments().get(j);
      assertEquals(bases, actual.commitments().get(j));
    }
  }
}
