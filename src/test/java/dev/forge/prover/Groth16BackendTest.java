package dev.forge.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.NoirFiles;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.prover.ProvingOutcome.WitnessRejected;
import dev.forge.prover.noir.InputFile;
import dev.forge.zk.field.Fr;
import dev.forge.zk.kernel.Cores;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves the smallest installed circuit in this process. */
class Groth16BackendTest {
  private static final CircuitId OWNERSHIP = new CircuitId("ownership");
  private static final CircuitSource SOURCE = new CircuitSource(new CircuitCatalogue());

  @TempDir
  private static Path folder;

  private static Groth16Backend backend;
  private static Proved proved;

  @BeforeAll
  static void proveOnce() throws IOException {
    backend = aBackend();
    proved = assertInstanceOf(Proved.class, backend.prove(OWNERSHIP, inputs(), ProvingListener.NONE));
  }

  @Test
  void theProofHoldsUnderItsKeyAndUnderThatOfTheCircuit() {
    ProofBundle proof = proved.proof();
    assertTrue(backend.verify(OWNERSHIP, proof.proof(), proof.publicWitness()).isValid());
    assertTrue(ProofVerification.verify(proof.verifyingKey(), proof.proof(), proof.publicWitness()).isValid());
    assertEquals(324, proof.proof().length);
    assertEquals(12 + 3 * 32, proof.publicWitness().length);
    assertTrue(proof.keysAreUnsafe());
  }

  @Test
  void theSameProofWithAPointOrAnInputChangedDoesNot() {
    for (int at : new int[] {20, 100, 250}) {
      byte[] changed = proved.proof().proof().clone();
      changed[at] ^= 1;
      assertFalse(backend.verify(OWNERSHIP, changed, proved.proof().publicWitness()).isValid(), "byte " + at);
    }
    byte[] inputs = proved.proof().publicWitness().clone();
    inputs[inputs.length - 1] ^= 1;
    assertInstanceOf(Verdict.Invalid.class, backend.verify(OWNERSHIP, proved.proof().proof(), inputs));
  }

  @Test
  void twoProofsOfOneWitnessDiffer() throws IOException {
    var second = assertInstanceOf(Proved.class, backend.prove(OWNERSHIP, inputs(), ProvingListener.NONE));
    assertNotEquals(hex(proved.proof().proof()), hex(second.proof().proof()));
    assertEquals(hex(proved.proof().publicWitness()), hex(second.proof().publicWitness()));
  }

  @Test
  void keysAreMadeAndLoadedOnce() throws IOException {
    var again = assertInstanceOf(Proved.class, backend.prove(OWNERSHIP, inputs(), ProvingListener.NONE));
    assertTrue(proved.times().containsKey(Phase.SETUP));
    assertFalse(again.times().containsKey(Phase.LOAD_KEYS));
    var fresh = assertInstanceOf(Proved.class, aBackend().prove(OWNERSHIP, inputs(), ProvingListener.NONE));
    assertFalse(fresh.times().containsKey(Phase.SETUP));
    assertEquals(proved.proof().verifyingKeyHash(), fresh.proof().verifyingKeyHash());
  }

  @Test
  void inputsThatDoNotHoldAreRejectedWithTheAssertion() throws IOException {
    ProgramInputs wrong = inputs();
    wrong.parameters().set(4, Fr.of(5));
    var rejected = assertInstanceOf(WitnessRejected.class, backend.prove(OWNERSHIP, wrong, ProvingListener.NONE));
    assertTrue(rejected.reason().contains("commitment is not the hash of the note"), rejected.reason());
    assertTrue(rejected.location().orElseThrow().contains("main"), rejected.toString());
  }

  @Test
  void inputsShowNoValues() throws IOException {
    assertEquals("ProgramInputs[7 values]", inputs().toString());
  }

  @Test
  void aCircuitThatIsNotInstalledIsRefused() {
    assertThrows(UnknownCircuitException.class,
        () -> backend.prove(new CircuitId("no_such"), inputs(), ProvingListener.NONE));
  }

  @Test
  void aDamagedKeyIsNamedAndGivesNoProof() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("damaged"));
    var circuit = SOURCE.installed(OWNERSHIP, RangeChecks.AUTOMATIC);
    Path keys = Files.createDirectories(copy.resolve(circuit.hashText()));
    Path original = folder.resolve("keys").resolve(circuit.hashText()).resolve("proving.key");
    Files.copy(original, keys.resolve("proving.key"));
    try (var file = new RandomAccessFile(keys.resolve("proving.key").toFile(), "rw")) {
      file.setLength(file.length() - 64);
    }
    var store = new KeyStore(new KeyCache(copy), Cores.all());
    var damaged = new Groth16Backend(SOURCE, store, RangeChecks.AUTOMATIC, Cores.all());
    var failed = assertInstanceOf(ProvingOutcome.ProverFailed.class,
        damaged.prove(OWNERSHIP, inputs(), ProvingListener.NONE));
    assertTrue(failed.reason().contains("proving.key is damaged"), failed.reason());
  }

  private static Groth16Backend aBackend() {
    var store = new KeyStore(new KeyCache(folder.resolve("keys")), Cores.all());
    return new Groth16Backend(SOURCE, store, RangeChecks.AUTOMATIC, Cores.all());
  }

  private static ProgramInputs inputs() throws IOException {
    String toml = Files.readString(NoirFiles.ownershipInputs(folder));
    return new NoirProgram("ownership", SOURCE.catalogue().artifact(OWNERSHIP)).encode(InputFile.toml(toml));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
