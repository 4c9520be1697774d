package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are refused before a proof is paid for. {@link BatchEndToEndTest} proves one. */
class ProveCommandTest {
  @TempDir
  private Path folder;

  @Test
  void aBatchThatFitsInNoCircuitIsTooLarge() throws IOException {
    Path file = vector("batch-40t.json");
    prove(file).assertFailed(2, "BATCH_TOO_LARGE");
    var run = prove(file, "--json");
    assertEquals(2, run.exitCode());
    assertEquals("BATCH_TOO_LARGE", run.answer("error").getString("code"));
  }

  @Test
  void aBatchThatDoesNotHoldIsRejectedWithTheIndexAndTheReason() throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"),
        RequestEdit.of("batch-70-recorded.json").replace("/transfers/3/sender_balance", "1").json());
    prove(file).assertFailed(1, "transfers/3");
    var answer = prove(file, "--json").answer("error");
    assertEquals("WITNESS_INVALID", answer.getString("code"));
    assertEquals(3, answer.getInt("index"));
    assertEquals("BALANCE_TOO_SMALL", answer.getString("reason"));
  }

  @Test
  void aWrongRootIsRejectedWithoutAnIndex() throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"),
        RequestEdit.of("batch-1t.json").replace("/post_state_root", "\"0x12\"").json());
    var answer = prove(file, "--json").answer("error");
    assertEquals("POST_STATE_ROOT", answer.getString("reason"));
    assertFalse(answer.containsKey("index"));
  }

  @Test
  void aValueOtherThanExpectedIsNotSo() throws IOException {
    Path file = vector("batch-1t.json");
    String expected = Vectors.json("batch-1t.json").getJsonObject("expected").getString("batch_hash");
    Files.writeString(file, Files.readString(file).replace(expected, "0x12"));
    prove(file).assertFailed(1, "batch_hash is " + expected);
    assertEquals("EXPECTED_MISMATCH", prove(file, "--json").answer("error").getString("code"));
  }

  @Test
  void theCircuitAskedForMustBeInstalledAndHoldTheBatch() throws IOException {
    Path file = vector("batch-2t1w1s.json");
    prove(file, "--circuit", "ownership").assertFailed(2, "--circuit ownership");
    prove(file, "--circuit", "batch_1_1_1").assertFailed(2, "BATCH_TOO_LARGE");
    prove(file, "--circuit", "batch_8_4_4_poseidon2").assertFailed(2, "hash");
  }

  @Test
  void eachWrongFieldIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), RequestEdit.of("batch-1t.json")
        .replace("/transfers/0/amount", "-1").replace("/pre_state_root", "\"xyz\"").json());
    var answer = prove(file, "--json").answer("error");
    assertEquals("INVALID_FIELD", answer.getString("code"));
    assertEquals(2, answer.getJsonArray("details").size(), answer.toString());
    assertTrue(answer.toString().contains("/transfers/0/amount"), answer.toString());
  }

  @Test
  void whatIsNoRequestIsWrongUse() throws IOException {
    prove(Files.writeString(folder.resolve("text.json"), "hello")).assertFailed(2, "MALFORMED_REQUEST");
    prove(Files.writeString(folder.resolve("empty.json"), "{}")).assertFailed(2, "INVALID_FIELD");
    prove(folder).assertFailed(2, "is not a file");
    prove(folder.resolve("none.json")).assertFailed(2, "does not exist");
  }

  private Path vector(String name) throws IOException {
    return Files.write(folder.resolve(name), Vectors.bytes(name));
  }

  private CommandRun prove(Path file, Object... options) {
    var arguments = new Object[options.length + 2];
    arguments[0] = "prove";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(folder, arguments);
  }
}
