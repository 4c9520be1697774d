package dev.forge.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.JpaDatabase;
import dev.forge.fixtures.SettlingWorld;
import dev.forge.fixtures.StatementProver;
import dev.forge.interop.SolanaPeer;
import dev.forge.launch.ForgeHome;
import dev.forge.settlement.NoSettler;
import dev.forge.settlement.solana.SettlingProcess.Moment;
import dev.forge.solana.Address;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaTransaction;
import dev.forge.solana.program.VerifierProgram;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that settles is killed at each moment that matters; whoever comes after it brings each proof to the chain once. */
class SettlementCrashTest {
  private static final String BATCH = "killed";
  private static final int CHUNKS = 2;

  private static SolanaPeer peer;
  private static StatementProver prover;

  @TempDir
  private Path folder;

  @BeforeAll
  static void startChain() throws Exception {
    peer = SolanaPeer.start();
    prover = StatementProver.withNewKey();
    peer.advanceWithEveryRequest(4);
  }

  @AfterAll
  static void stopChain() {
    if (peer != null) {
      peer.close();
    }
  }

  @Test
  void whatWasSentBeforeItsSettlerWasKilledIsNotSentAsAnother() throws Exception {
    eachProofIsOnTheChainOnceWhereverItsSettlerWasKilled(Moment.SENT);
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(value = Moment.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
  void eachProofIsOnTheChainOnceWhereverItsSettlerWasKilled(Moment moment) throws Exception {
    List<String> proofs = prepare();
    kill(moment);
    finish();
    assertEquals(proofs, landed());
  }

  @Tag("full")
  @Test
  void whoDiesAgainAndAgainStillSettlesOnce() throws Exception {
    List<String> proofs = prepare();
    for (Moment moment : List.of(Moment.SENT, Moment.KEPT, Moment.FINAL)) {
      kill(moment);
    }
    finish();
    assertEquals(proofs, landed());
  }

  @Tag("full")
  @Test
  void aTransactionThatExpiredWhileItsSettlerWasDeadIsSignedAnewAndOneThatLandedIsNot() throws Exception {
    List<String> proofs = prepare();
    kill(Moment.KEPT);
    peer.advance(400);
    kill(Moment.SENT);
    peer.advance(400);
    finish();
    assertEquals(proofs, landed());
  }

  private Address program;

  /** As the server keeps it: what is committed is on disk. */
  private String url() {
    return new ForgeHome(folder).databaseUrl();
  }

  /** A proved batch in a file, a funded payer, and the right program; returns what is to land, in order. */
  private List<String> prepare() throws Exception {
    program = SigningKey.generate().address();
    peer.addProgram(program, VerifierProgram.of(prover.verifyingKey()).elf());
    Files.write(folder.resolve("key.vk"), prover.verifyingKey());
    Path payer = folder.resolve("payer.json");
    Files.writeString(payer, KeyFiles.fresh());
    Files.setPosixFilePermissions(payer, PosixFilePermissions.fromString("rw-------"));
    peer.fund(SigningKey.read(payer).address(), 1);
    try (JpaDatabase database = new JpaDatabase(url())) {
      SettlingWorld world = new SettlingWorld(database.rows(), prover, new NoSettler()).proved(BATCH, CHUNKS);
      return world.engine.batches().proofsOf(world.batch(BATCH)).stream()
          .map(proof -> HexFormat.of().formatHex(proof.proofBytes())
              + HexFormat.of().formatHex(proof.publicWitnessBytes()))
          .toList();
    }
  }

  private Process start(Moment moment) throws Exception {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
        SettlingProcess.class.getName(), url(), peer.a().toString(), program.text(),
        folder.resolve("payer.json").toString(), folder.resolve("key.vk").toString(), moment.name(), BATCH)
        .redirectError(folder.resolve("err.txt").toFile()).start();
  }

  private void kill(Moment moment) throws Exception {
    Process process = start(moment);
    try (BufferedReader out = process.inputReader()) {
      assertEquals("HERE", out.readLine(), () -> errors());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void finish() throws Exception {
    Process process = start(Moment.NEVER);
    try (BufferedReader out = process.inputReader()) {
      assertEquals("COMPLETED", out.readLine(), () -> errors());
      assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("err.txt"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  /** All that landed for this program, successful or not. */
  private List<String> landed() {
    return peer.landed().stream()
        .map(landed -> new SolanaTransaction(Base64.getDecoder().decode(landed.getString("bytes")),
            landed.getString("signature")).decoded().calls().getLast())
        .filter(call -> call.program().equals(program)).map(SolanaTransaction.Call::dataHex).toList();
  }
}
