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
import java.util.Arrays;
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

  @Test
  void aPayerWithoutMoneyAndTheProgramOfAnotherKeyAreFound() throws Exception {
    String program = deployed(folder.resolve("theirs.vk"));
    Path poor = keyFile("poor.json", "rw-------");
    Files.write(folder.resolve("other.vk"), Vectors.bytes("gnark/commit1.vk"));
    var run = CommandRun.of(folder, "solana", "check", "--json", "--rpc", peer.a(), "--keypair", poor, "--program",
        program, "--vk", folder.resolve("other.vk"));
    assertEquals(1, run.exitCode());
    JsonObject data = run.answer("success").getJsonObject("data");
    assertEquals(List.of("payer", "key"), data.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> !check.getBoolean("good")).map(check -> check.getString("name").split(" ")[0]).toList());
    assertTrue(found(data, "payer").startsWith("0 lamports"), data.toString());
    assertTrue(found(data, "key").contains("is not the one"), data.toString());
  }

  @Test
  void aNodeThatDoesNotAnswerIsNamedByItsHostAlone() {
    var run =
        CommandRun.of(folder, "solana", "check", "--json", "--rpc", "http://127.0.0.1:1/secret", "--keypair", payer,
            "--program", SigningKey.generate().address().text());
    assertEquals(1, run.exitCode());
    String found = run.answer("success").getJsonObject("data").toString();
    assertTrue(found.contains("http://127.0.0.1:1 does not answer") && !run.toString().contains("secret"), found);
  }

  @Test
  void aNodeThatLimitsRequestsDoesNotStopADeployment() {
    peer.fault(peer.a(), "rate-limit", "sendTransaction", 1);
    peer.fault(peer.a(), "down", "getLatestBlockhash", 1);
    int before = peer.landed().size();
    deployed(folder.resolve("theirs.vk"));
    assertTrue(peer.landed().stream().skip(before).allMatch(landed -> landed.isNull("err")));
  }

  @Test
  void aKeyFileThatOthersMayReadIsRefused() throws Exception {
    Path open = keyFile("open.json", "rw-r--r--");
    for (String command : List.of("check", "deploy")) {
      List<Object> call = new ArrayList<>(List.of("solana", command, "--rpc", peer.a(), "--keypair", open));
      if (command.equals("deploy")) {
        call.addAll(List.of("--vk", folder.resolve("theirs.vk")));
      }
      CommandRun.of(folder, call.toArray()).assertFailed(2, "chmod 600");
    }
  }

  @Test
  void whatIsNotNamedIsAskedFor() {
    CommandRun.of(folder, "solana", "check", "--keypair", payer).assertFailed(2, "--rpc, or SOLANA_RPC");
    CommandRun.of(folder, "solana", "check", "--rpc", peer.a()).assertFailed(2, "--keypair, or KEYPAIR_PATH");
    CommandRun.of(folder, "solana", "check", "--rpc", peer.a(), "--keypair", payer, "--program", "0OIl")
        .assertFailed(2, "0OIl");
  }

  private static Path keyFile(String name, String permissions) throws Exception {
    Path file = Files.writeString(folder.resolve(name), KeyFiles.fresh());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Tag("full")
  @Test
  void batchSeventyProvedHereVerifiesOnChainAndWithAByteChangedOrMissingOrAddedDoesNot() throws Exception {
    Path request = Files.write(folder.resolve("ours.json"), Vectors.bytes("batch-70-recorded.json"));
    CommandRun.of(folder, "prove", request, "--out", folder, "--json").data();
    String program = deployed(folder.resolve("ours.vk"));
    String units = found(dryRun(program, "ours"), "transaction");
    assertTrue(units.matches("it would use 16[0-4][0-9]{3} compute units; not sent"), units);
    byte[] proof = Files.readAllBytes(folder.resolve("ours.proof"));
    byte[] witness = Files.readAllBytes(folder.resolve("ours.pw"));
    assertEquals(388, proof.length);
    for (int i = 0; i < proof.length; i++) {
      assertRefused(program, changed(proof, i), witness, "proof byte " + i);
    }
    for (int i = 0; i < witness.length; i++) {
      assertRefused(program, proof, changed(witness, i), "public witness byte " + i);
    }
    for (int length : List.of(1, 64, 128, 256, 260, 324, 356, 387, 389, 420)) {
      assertRefused(program, Arrays.copyOf(proof, length), witness, "proof of " + length);
    }
    for (int length : List.of(1, 12, 44, witness.length - 32, witness.length - 1, witness.length + 1)) {
      assertRefused(program, proof, Arrays.copyOf(witness, length), "public witness of " + length);
    }
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private static void assertRefused(String program, byte[] proof, byte[] witness, String what) throws Exception {
    Files.write(folder.resolve("changed.proof"), proof);
    Files.write(folder.resolve("changed.pw"), witness);
    var run = run("check", "--program", program, "--dry-run", "--proof", folder.resolve("changed.proof"), "--pw",
        folder.resolve("changed.pw"));
    assertEquals(1, run.exitCode(), () -> what + ": " + run);
    assertTrue(found(run.answer("success").getJsonObject("data"), "transaction").startsWith("it would fail"),
        () -> what + ": " + run);
  }
}
