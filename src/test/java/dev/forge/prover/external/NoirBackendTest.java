package dev.forge.prover.external;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.NoirFiles;
import dev.forge.prover.CircuitCatalogue;
import dev.forge.prover.CircuitId;
import dev.forge.prover.CircuitSource;
import dev.forge.prover.Groth16Backend;
import dev.forge.prover.KeyCache;
import dev.forge.prover.KeyStore;
import dev.forge.prover.NoirProgram;
import dev.forge.prover.Phase;
import dev.forge.prover.ProgramInputs;
import dev.forge.prover.ProofBundle;
import dev.forge.prover.ProvingListener;
import dev.forge.prover.ProvingOutcome;
import dev.forge.prover.ProvingOutcome.Proved;
import dev.forge.prover.ProvingOutcome.ProverFailed;
import dev.forge.prover.ProvingOutcome.WitnessRejected;
import dev.forge.prover.RangeChecks;
import dev.forge.prover.noir.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The external tools, played by scripts that read and write the same files; the proof they hand over is a real one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools are played by shell scripts")
class NoirBackendTest {
  private static final CircuitId OWNERSHIP = new CircuitId("ownership");
  private static final CircuitSource SOURCE = new CircuitSource(new CircuitCatalogue());
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String EXECUTES = """
      [ "$1" = execute ] && [ "$2" = --program-dir ] && [ "$4" = witness ] || exit 9
      [ -f Nargo.toml ] && [ -f src/main.nr ] && [ -f target/ownership.json ] || exit 8
      cp Prover.toml "$SEEN/Prover.toml"; pwd > "$SEEN/folder"; stat -c %a . Prover.toml > "$SEEN/rights"
      env > "$SEEN/environment"
      echo solved > target/witness.gz
      """;
  private static final String PROVES = """
      [ "$1" = prove ] && [ -f "$2" ] && [ -f "$3" ] && [ -f "$4" ] && [ -f "$5" ] || exit 9
      cp "$SEEN/real.proof" target/ownership.proof
      cp "$SEEN/real.pw" target/ownership.pw
      """;
  private static final String HANGS = """
      sleep 600 &
      echo $! > "$SEEN/child.part"; mv "$SEEN/child.part" "$SEEN/child"
      wait
      """;

  @TempDir
  private static Path keys;

  private static ProofBundle real;

  @TempDir
  private Path folder;

  @BeforeAll
  static void proveOnce() throws IOException {
    var store = KeyStore.onAllCores(new KeyCache(keys));
    var backend = Groth16Backend.onAllCores(SOURCE, store, RangeChecks.AUTOMATIC);
    real = assertInstanceOf(Proved.class, backend.prove(OWNERSHIP, inputs(keys), ProvingListener.NONE)).proof();
  }

  @BeforeEach
  void layOut() throws IOException {
    Files.writeString(folder.resolve("Nargo.toml"), "[package]\nname = \"ownership\"\n");
    Files.writeString(Files.createDirectory(folder.resolve("src")).resolve("main.nr"), "fn main() {}\n");
    Path target = Files.createDirectory(folder.resolve("target"));
    try (InputStream artifact = NoirBackendTest.class.getResourceAsStream("/circuits/ownership.json")) {
      Files.copy(artifact, target.resolve("ownership.json"));
    }
    Files.writeString(target.resolve("ownership.ccs"), "rows");
    Files.writeString(target.resolve("ownership.pk"), "key");
    Files.write(target.resolve("ownership.vk"), real.verifyingKey());
    Files.writeString(target.resolve("unfinished.json"), "{}");
    Files.write(folder.resolve("real.proof"), real.proof());
    Files.write(folder.resolve("real.pw"), real.publicWitness());
  }

  @Test
  void aProofOfTheToolsIsVerifiedAndGivenOut() throws IOException {
    NoirBackend backend = backend(EXECUTES, PROVES, PATIENCE);
    assertEquals(List.of(OWNERSHIP), backend.circuits());
    assertEquals("noir", backend.backend());
    Proved proved = assertInstanceOf(Proved.class, prove(backend));
    assertArrayEquals(real.proof(), proved.proof().proof());
    assertArrayEquals(real.publicWitness(), proved.proof().publicWitness());
    assertEquals(real.verifyingKeyHash(), proved.proof().verifyingKeyHash());
    assertEquals(real.verifyingKeyHash(), backend.verifyingKey(OWNERSHIP).orElseThrow().hash());
    assertTrue(backend.verify(OWNERSHIP, real.proof(), real.publicWitness()).isValid());
    assertEquals(List.of(Phase.EXECUTE, Phase.PROVE, Phase.VERIFY), List.copyOf(proved.times().keySet()));
  }

  @Test
  void theToolsReadTheInputsTheyWereMeantToRead() throws IOException {
    prove(backend(EXECUTES, PROVES, PATIENCE));
    ProgramInputs read = program().encode(InputFile.toml(Files.readString(folder.resolve("Prover.toml"))));
    for (int i = 0; i < read.parameters().size(); i++) {
      assertEquals(inputs(folder).parameters().get(i), read.parameters().get(i), "parameter " + i);
    }
  }

  @Test
  void theWorkingFolderIsPrivateAndGoneAfterwards() throws IOException {
    prove(backend(EXECUTES, PROVES, PATIENCE));
    assertEquals(List.of("700", "600"), Files.readAllLines(folder.resolve("rights")));
    assertFalse(Files.exists(Path.of(Files.readString(folder.resolve("folder")).strip())));
    assertTrue(Files.readAllLines(folder.resolve("environment")).stream()
        .allMatch(line -> line.matches("(PATH|HOME|TMPDIR|LANG|PWD|OLDPWD|SHLVL|_|SEEN)=.*")),
        () -> "the tools see more than they need");
  }

  @Test
  void inputsThatDoNotHoldAreRejectedWithoutTheirValues() throws IOException {
    String refuses =
        "echo 'error: Failed assertion: commitment is not the hash of the note'; echo 'with 314159'; exit 1\n";
    WitnessRejected rejected = assertInstanceOf(WitnessRejected.class, prove(backend(refuses, PROVES, PATIENCE)));
    assertTrue(rejected.reason().contains("Failed assertion: commitment"), rejected.reason());
    assertFalse(rejected.reason().contains("314159"), rejected.reason());
  }

  @Test
  void aToolThatFailsIsNamed() throws IOException {
    ProverFailed failed = assertInstanceOf(ProverFailed.class,
        prove(backend(EXECUTES, "echo 'Error: no such key'; exit 3\n", PATIENCE)));
    assertEquals("sunspot ended with 3: Error: no such key", failed.reason());
    NoirBackend missing = new NoirBackend(folder.resolve("target"), "/no/such/nargo", "sunspot", PATIENCE);
    assertTrue(assertInstanceOf(ProverFailed.class, prove(missing)).reason().contains("/no/such/nargo"));
  }

  @Test
  void aProofThatDoesNotVerifyIsNotGivenOut() throws IOException {
    byte[] wrong = real.publicWitness().clone();
    wrong[wrong.length - 1] ^= 1;
    Files.write(folder.resolve("real.pw"), wrong);
    ProverFailed failed = assertInstanceOf(ProverFailed.class, prove(backend(EXECUTES, PROVES, PATIENCE)));
    assertTrue(failed.reason().contains("does not verify"), failed.reason());
  }

  @Test
  void aToolThatTakesTooLongIsKilledWithAllThatItStarted() throws Exception {
    ProverFailed failed =
        assertInstanceOf(ProverFailed.class, prove(backend(EXECUTES, HANGS, Duration.ofSeconds(3))));
    assertTrue(failed.reason().contains("did not end in"), failed.reason());
    assertEnds(child());
  }

  @Test
  void aCancelledProofKillsItsTool() throws Exception {
    NoirBackend backend = backend(EXECUTES, HANGS, PATIENCE);
    var proof = new FutureTask<>(() -> prove(backend));
    Thread thread = Thread.ofPlatform().start(proof);
    ProcessHandle child = child();
    thread.interrupt();
    assertTrue(assertInstanceOf(ProverFailed.class, proof.get()).isCancelled());
    assertEnds(child);
    assertFalse(Files.exists(Path.of(Files.readString(folder.resolve("folder")).strip())));
  }

  /** What the tool started, once it did. */
  private ProcessHandle child() throws Exception {
    Path file = folder.resolve("child");
    for (long end = System.nanoTime() + PATIENCE.toNanos(); !Files.exists(file) && System.nanoTime() < end;) {
      Thread.sleep(10);
    }
    long id = Long.parseLong(Files.readString(file).strip());
    return ProcessHandle.of(id).orElse(ProcessHandle.current());
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    if (!process.equals(ProcessHandle.current())) {
      process.onExit().get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
      assertFalse(process.isAlive());
    }
  }

  private ProvingOutcome prove(NoirBackend backend) throws IOException {
    return backend.prove(OWNERSHIP, inputs(folder), ProvingListener.NONE);
  }

  private NoirBackend backend(String nargo, String sunspot, Duration limit) throws IOException {
    return new NoirBackend(folder.resolve("target"), script("nargo", nargo), script("sunspot", sunspot), limit);
  }

  private String script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\nSEEN='" + folder + "'\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------")).toString();
  }

  private static NoirProgram program() {
    return new NoirProgram("ownership", SOURCE.catalogue().artifact(OWNERSHIP));
  }

  private static ProgramInputs inputs(Path folder) throws IOException {
    return program().encode(InputFile.toml(Files.readString(
        NoirFiles.ownershipInputs(Files.createTempDirectory(folder, "inputs")))));
  }
}
