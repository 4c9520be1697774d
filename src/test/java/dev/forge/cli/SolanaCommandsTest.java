package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.Vectors;
import dev.forge.interop.SolanaPeer;
import dev.forge.settlement.solana.KeyFiles;
import dev.forge.solana.SigningKey;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code forge solana} against a real Solana runtime. */
class SolanaCommandsTest {
  private static SolanaPeer peer;

  @TempDir
  private static Path folder;

  private static Path payer;

  @BeforeAll
  static void startChain() throws Exception {
    peer = SolanaPeer.start();
    peer.advanceWithEveryRequest(2);
    payer = Files.writeString(folder.resolve("payer.json"), KeyFiles.fresh());
    Files.setPosixFilePermissions(payer, PosixFilePermissions.fromString("rw-------"));
    for (String kind : List.of(".vk", ".proof", ".pw")) {
      Files.write(folder.resolve("theirs" + kind), Vectors.bytes("gnark/batch70-sunspot" + kind));
    }
  }

  @AfterAll
  static void stopChain() {
    if (peer != null) {
      peer.close();
    }
  }

  private static CommandRun run(String command, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("solana", command, "--json", "--rpc", peer.a() + "," + peer.b(),
        "--keypair", payer));
    arguments.addAll(List.of(more));
    return CommandRun.of(folder, arguments.toArray());
  }

  private static String deployed(Path verifyingKey) {
    peer.fund(SigningKey.read(payer).address(), 1);
    return run("deploy", "--vk", verifyingKey).data().getString("program_id");
  }

  /** What is found of a proof before anything is sent. */
  private static JsonObject dryRun(String program, String name) {
    return run("check", "--program", program, "--vk", folder.resolve(name + ".vk"), "--dry-run", "--proof",
        folder.resolve(name + ".proof"), "--pw", folder.resolve(name + ".pw")).data();
  }

  private static String found(JsonObject data, String name) {
    return data.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").startsWith(name)).findFirst().orElseThrow().getString("found");
  }

  @Test
  void aProgramIsWritten() throws Exception {
    Path out = folder.resolve("verifier.so");
    JsonObject data = CommandRun.of(folder, "solana", "program", "--vk", folder.resolve("theirs.vk"), "--out", out,
        "--json").data();
    assertEquals(Files.size(out), data.getInt("bytes"));
    assertEquals(7, data.getInt("public_inputs"));
    assertEquals(624, data.getInt("instruction_bytes"));
    Files.write(folder.resolve("two.vk"), Vectors.bytes("gnark/commit2-public.vk"));
    CommandRun.of(folder, "solana", "program", "--vk", folder.resolve("two.vk"), "--out", out)
        .assertFailed(2, "2 commitments");
    Files.write(folder.resolve("none.vk"), new byte[100]);
    assertEquals(2, CommandRun.of(folder, "solana", "program", "--vk", folder.resolve("none.vk"), "--out", out)
        .exitCode());
  }

  @Test
  void whatWasDeployedIsFoundGoodAndItsTransactionIsPrintedAndNotSent() {
    String program = deployed(folder.resolve("theirs.vk"));
    int before = peer.landed().size();
    JsonObject data = dryRun(program, "theirs");
    assertTrue(data.getBoolean("good"), data.toString());
    assertTrue(found(data, "key").contains("is the verifier of"), data.toString());
    assertTrue(found(data, "transaction").matches("it would use 161[0-9]{3} compute units; not sent"), data.toString());
    assertEquals(before, peer.landed().size());
    String text = CommandRun.of(folder, "solana", "check", "--rpc", peer.a(), "--keypair", payer, "--program", program,
        "--vk", folder.resolve("theirs.vk"), "--dry-run", "--proof", folder.resolve("theirs.proof"), "--pw",
        folder.resolve("theirs.pw")).out();
    assertTrue(text.contains("calls") && text.contains("of 1232 bytes") && text.contains("(right)"), text);
  }

  @Test
  void whatIsMissingIsSaid() {
    String nowhere = SigningKey.generate().address().text();
    var run = run("check", "--program", nowhere, "--vk", folder.resolve("theirs.vk"));
    assertEquals(1, run.exitCode());
    JsonObject data = run.answer("success").getJsonObject("data");
    assertFalse(data.getBoolean("good"));
    assertTrue(found(data, "program").contains("forge solana deploy"), data.toString());
  }

  @Tag("full")
  @Test
  void batchSeventyProvedHereVerifiesOnChainAndWithAByteChangedDoesNot() throws Exception {
    Path request = Files.write(folder.resolve("ours.json"), Vectors.bytes("batch-70-recorded.json"));
    CommandRun.of(folder, "prove", request, "--out", folder, "--json").data();
    String program = deployed(folder.resolve("ours.vk"));
    String units = found(dryRun(program, "ours"), "transaction");
    assertTrue(units.matches("it would use 16[0-4][0-9]{3} compute units; not sent"), units);
    byte[] proof = Files.readAllBytes(folder.resolve("ours.proof"));
    byte[] witness = Files.readAllBytes(folder.resolve("ours.pw"));
    for (int i = 0; i < proof.length + witness.length; i++) {
      byte[] changedProof = proof.clone();
      byte[] changedWitness = witness.clone();
      if (i < proof.length) {
        changedProof[i] ^= 1;
      } else {
        changedWitness[i - proof.length] ^= 1;
      }
      Files.write(folder.resolve("changed.proof"), changedProof);
      Files.write(folder.resolve("changed.pw"), changedWitness);
      var run = run("check", "--program", program, "--dry-run", "--proof", folder.resolve("changed.proof"), "--pw",
          folder.resolve("changed.pw"));
      assertEquals(1, run.exitCode());
      assertTrue(run.out().contains("it would fail"), "byte " + i + ": " + run.out());
    }
  }
}
