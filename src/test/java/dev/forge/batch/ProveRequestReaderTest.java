package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.forge.fixtures.Batches;
import dev.forge.fixtures.RequestEdit;
import dev.forge.zk.field.Fr;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ProveRequestReader} is strict about numbers, texts and shapes, and names what is at fault. */
class ProveRequestReaderTest {
  private static final String FILE = "batch-2t1w1s.json";

  @Test
  void readsEveryValue() {
    ProveRequest request = Batches.request(FILE);
    assertEquals("120", request.batchId().toString());
    assertEquals(new ProveRequest.Options(HashFamily.MIMC, false, false), request.options());
    assertEquals(4, request.entries().size());
    Transfer transfer = request.entries().transfers().getFirst();
    assertEquals(RequestEdit.of(FILE).text("/transfers/0/signature"), transfer.signature().hexadecimal());
    assertEquals("0x" + RequestEdit.of(FILE).text("/transfers/0/sender_pubkey"), transfer.sender().pubkey().toString());
    assertEquals(Optional.empty(), request.entries().shielded().getFirst().input().path());
  }

  @Test
  void aFileWithoutExpectedValuesHasNone() {
    assertEquals(Optional.empty(), read(RequestEdit.of(FILE).json()).expected());
    assertTrue(Batches.document(FILE).expected().isPresent());
  }

  @Test
  void listsAndOptionsMayBeMissing() {
    ProveRequest request =
        RequestEdit.of("batch-empty.json").remove("/transfers").remove("/withdrawals").remove("/shielded").read();
    assertEquals(0, request.entries().size());
  }

  @Test
  void optionsAreRead() {
    String json = RequestEdit.of("batch-empty.json").json();
    String options =
        json.substring(0, json.length() - 1) + ",\"hash\":\"poseidon2\",\"chunked\":true,\"settle\":true,\"x\":{}}";
    assertEquals(new ProveRequest.Options(HashFamily.POSEIDON2, true, true), read(options).request().options());
  }

  @Test
  void theLargestNumberIsExact() {
    ProveRequest request = edited("/batch_id", "18446744073709551615").read();
    assertEquals(Unsigned64.MAXIMUM, request.batchId());
    assertEquals(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), request.batchId().toField().toBigInteger());
  }

  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551616", "-1", "1.5", "1.0", "1e3", "1E400000000", "10e-1"})
  void otherNumbersAreInvalid(String number) {
    FieldProblem problem = refusal(edited("/transfers/1/amount", number), RefusalCode.INVALID_FIELD);
    assertEquals("/transfers/1/amount", problem.field());
    assertTrue(problem.problem().endsWith(" is not an integer from 0 to 18446744073709551615"), problem.problem());
  }

  @Test
  void aNumberOfManyDigitsIsRefused() {
    String json =
        RequestEdit.of("batch-empty.json").json().replace("\"batch_id\":140", "\"batch_id\":" + "9".repeat(5000));
    assertThrows(RefusedRequestException.class, () -> read(json));
  }

  @ParameterizedTest
  @CsvSource({
      "/pre_state_root, '\"\"'",
      "/pre_state_root, '\"0x\"'",
      "/pre_state_root, '\"-1\"'",
      "/pre_state_root, '\"0X01\"'",
      "/pre_state_root, '\"12ab\"'",
      "/pre_state_root, '\" 1\"'",
      "/pre_state_root, '\"30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001\"'",
      "/pre_state_root, '\"21888242871839275222246405745257275088548364400416034343698204186575808495617\"'",
      "/transfers/0/sender_pubkey, '\"21888242871839275222246405745257275088548364400416034343698204186575808495617\"'",
      "/transfers/0/sender_pubkey, '\"0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000011\"'",
      "/transfers/0/sender_merkle_path/31, '\"0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\"'",
      "/transfers/0/receiver_path_indices/7, 2",
      "/transfers/0/sender_merkle_path, '[]'",
      "/withdrawals/0/sender_path_indices, '[0]'",
      "/withdrawals/0/signature, '\"abcd\"'",
      "/shielded/0/input_merkle_path, '[\"0\"]'",
      "/shielded/0/output_blinding, '\"x\"'"
  })
  void textsAndPathsOfOtherFormsAreInvalid(String pointer, String json) {
    assertEquals(pointer, refusal(edited(pointer, json), RefusalCode.INVALID_FIELD).field());
  }

  @ParameterizedTest
  @CsvSource({
      "/batch_id, '\"120\"'",
      "/batch_id, null",
      "/pre_state_root, 0",
      "/transfers, '{}'",
      "/transfers, null",
      "/transfers/0, 1",
      "/transfers/0/sender_merkle_path, '\"\"'",
      "/transfers/0/sender_merkle_path/3, 0",
      "/transfers/0/sender_path_indices/3, true",
      "/withdrawals/0/signature, null",
      "/shielded/0/spending_key, 7"
  })
  void valuesOfAnotherTypeAreMalformed(String pointer, String json) {
    assertEquals(pointer, refusal(edited(pointer, json), RefusalCode.MALFORMED_REQUEST).field());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/batch_id", "/post_state_root", "/transfers/1/amount", "/withdrawals/0/l1_recipient",
      "/shielded/0/nullifier"})
  void aMissingFieldIsInvalid(String pointer) {
    FieldProblem problem = refusal(RequestEdit.of(FILE).remove(pointer), RefusalCode.INVALID_FIELD);
    assertEquals(new FieldProblem(pointer, "is missing"), problem);
  }

  @Test
  void unknownHashOrFlagIsMalformed() {
    String json = RequestEdit.of("batch-empty.json").json();
    String start = json.substring(0, json.length() - 1);
    for (String option : List.of("\"hash\":\"sha256\"", "\"chunked\":1", "\"settle\":\"true\"", "\"hash\":null")) {
      RefusedRequestException e =
          assertThrows(RefusedRequestException.class, () -> read(start + "," + option + "}"), option);
      assertEquals(RefusalCode.MALFORMED_REQUEST, e.code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "1", "{} {}", "{\"batch_id\":1,\"batch_id\":2}", "{\"a\":\u0001}",
      "{'a':1}", "{\"a\":01}"})
  void whatIsNotAJsonObjectIsMalformed(String json) {
    RefusedRequestException e = assertThrows(RefusedRequestException.class, () -> read(json));
    assertEquals(RefusalCode.MALFORMED_REQUEST, e.code());
  }

  @Test
  void deepNestingIsMalformed() {
    String json = "[".repeat(100_000);
    RefusedRequestException e = assertThrows(RefusedRequestException.class, () -> read(json));
    assertEquals(RefusalCode.MALFORMED_REQUEST, e.code());
  }

  @Test
  void damagedRequestsAreRefusedOrRead() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = RequestEdit.of(FILE).json().getBytes(StandardCharsets.UTF_8);
    byte[] characters = "[]{}\":,0129eE+-.xtfn\\u\u0000\u00e9".getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      byte[] bad = random.nextInt(10) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
        int at = random.nextInt(bad.length);
        bad[at] = random.nextBoolean() ? characters[random.nextInt(characters.length)] : (byte) random.nextInt();
      }
      try {
        assertTrue(ProveRequestReader.read(new ByteArrayInputStream(bad)).entries().size() <= 4);
      } catch (RefusedRequestException e) {
        assertTrue(e.getMessage().length() < 2000, () -> e.getMessage() + ", seed " + seed);
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", round " + round, e);
      }
    }
    assertTrue(refused > 50, refused + " refused, seed " + seed);
  }

  @Test
  void longTextsAreNotRepeatedInFull() {
    String text = "z".repeat(1_000_000);
    FieldProblem problem = refusal(edited("/pre_state_root", "\"" + text + "\""), RefusalCode.INVALID_FIELD);
    assertTrue(problem.problem().length() < 200, () -> problem.problem().length() + " characters");
  }

  @Test
  void allProblemsAreNamedAtOnceUpToAHundred() {
    RequestEdit edit = edited("/batch_id", "-1").replace("/transfers/0/amount", "-2").remove("/withdrawals/0/amount");
    RefusedRequestException e = assertThrows(RefusedRequestException.class, edit::read);
    assertEquals(
        List.of("/batch_id", "/transfers/0/amount", "/withdrawals/0/amount"),
        e.details().stream().map(FieldProblem::field).toList());
    assertTrue(e.getMessage().startsWith("/batch_id: -1 is not"), e.getMessage());
    String many = "{\"transfers\":[" + "{},".repeat(500) + "{}]}";
    assertEquals(100, assertThrows(RefusedRequestException.class, () -> read(many)).details().size());
  }

  @Test
  void problemsOfAVectorsFilePointIntoIt() {
    RefusedRequestException e = assertThrows(RefusedRequestException.class, () -> read("{\"request\":{}}"));
    assertEquals("/request/batch_id", e.details().getFirst().field());
  }

  @Test
  void keysAndHashesAboveTheModulusAreReduced() {
    String text = "\"" + "f".repeat(64) + "\"";
    Fr expected = Fr.reduce(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    ProveRequest request =
        edited("/transfers/0/sender_pubkey", text)
            .replace("/withdrawals/0/l1_recipient", text)
            .replace("/shielded/0/nullifier", text)
            .replace("/shielded/0/output_commitment", text)
            .read();
    assertEquals(expected, request.entries().transfers().getFirst().sender().pubkey());
    assertEquals(expected, request.entries().withdrawals().getFirst().l1Recipient());
    assertEquals(expected, request.entries().shielded().getFirst().nullifier());
    assertEquals(expected, request.entries().shielded().getFirst().output().commitment());
  }

  @Test
  void formsOfAFieldElementAgree() {
    Fr twelve = Fr.of(12);
    for (String form : List.of("12", "012", "0x0c", "0xC", "0".repeat(62) + "0c", "0x" + "0".repeat(62) + "0C")) {
      assertEquals(twelve, edited("/pre_state_root", "\"" + form + "\"").read().before().state(), form);
    }
    assertEquals(
        Fr.reduce(BigInteger.valueOf(16).pow(63)),
        edited("/pre_state_root", "\"1" + "0".repeat(63) + "\"").read().before().state(),
        "64 digits are hexadecimal");
  }

  @Test
  void secretsAreNeverShown() {
    String secret = "424242424242";
    RequestEdit edit =
        edited("/shielded/0/spending_key", "\"" + secret + "\"")
            .replace("/shielded/0/input_blinding", "\"" + secret + "\"")
            .replace("/shielded/0/output_blinding", "\"" + secret + "\"");
    assertFalse(edit.read().toString().contains(Fr.of(Long.parseLong(secret)).toString()));
    assertFalse(edit.read().toString().contains(secret));
    for (String field : List.of("spending_key", "input_blinding", "output_blinding")) {
      FieldProblem problem =
          refusal(edited("/shielded/0/" + field, "\"" + secret + "z\""), RefusalCode.INVALID_FIELD);
      assertFalse(problem.toString().contains(secret), problem.toString());
    }
  }

  private static RequestEdit edited(String pointer, String json) {
    return RequestEdit.of(FILE).replace(pointer, json);
  }

  private static FieldProblem refusal(RequestEdit edit, RefusalCode code) {
    RefusedRequestException e = assertThrows(RefusedRequestException.class, edit::read);
    assertEquals(code, e.code(), e.getMessage());
    return e.details().getFirst();
  }

  private static ProveRequestReader.Document read(String json) {
    return ProveRequestReader.readDocument(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
