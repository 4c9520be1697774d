package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.SwarmRequests;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SwarmBatchReader} reads transactions as they are asked for, and counts none of them before all are right. */
class SwarmBatchReaderTest {
  private static final String PLAIN = """
      {"sender_pubkey":"0x01","receiver_pubkey":"0x02","amount":7,"signature":"%s","merkle_path":[]}
      """.formatted("ab".repeat(64));
  private static final String HEAD = "\"batch_id\":\"blue\",\"initial_root\":\"0x05\"";

  @Test
  void readsTransactionsWithoutWitness() {
    SwarmBatch batch = read("{\"batch\":{" + HEAD + ",\"transactions\":[" + PLAIN + "," + PLAIN + "]}}");
    assertEquals("blue", batch.batchId());
    assertEquals("0x05", batch.initialRoot());
    List<SwarmTransaction> transactions = all(batch);
    assertEquals(2, transactions.size());
    assertEquals("0x01", transactions.getFirst().senderPubkey());
    assertEquals("7", transactions.getFirst().amount().toString());
    assertTrue(transactions.getFirst().transfer().isEmpty());
  }

  @Test
  void readsTheWitnessOfEachTransaction() {
    SwarmBatch batch = read(SwarmRequests.ofBatch("forty", "batch-40t.json"));
    List<SwarmTransaction> transactions = all(batch);
    assertEquals(40, transactions.size());
    var transfers = dev.forge.fixtures.Batches.request("batch-40t.json").entries().transfers();
    assertEquals(transfers, transactions.stream().map(transaction -> transaction.transfer().orElseThrow()).toList());
  }

  @Test
  void theOrderOfTheNamesIsFree() {
    SwarmBatch batch =
        read("{\"x\":[1],\"batch\":{\"transactions\":[" + PLAIN + "],\"y\":{}," + HEAD + "},\"z\":null}");
    assertEquals("blue", batch.batchId());
    assertEquals(1, all(batch).size());
  }

  @Test
  void theStreamIsNotReadAheadOfWhatIsAskedFor() {
    String start = "{\"batch\":{" + HEAD + ",\"transactions\":[" + PLAIN;
    byte[] bytes = (start + ("," + PLAIN).repeat(2000) + "]}}").getBytes(StandardCharsets.UTF_8);
    var stream = new ByteArrayInputStream(bytes);
    SwarmBatch batch = SwarmBatchReader.read(stream);
    assertTrue(stream.available() > bytes.length / 2, "so much is left: " + stream.available() + " of " + bytes.length);
    assertEquals(2001, all(batch).size());
  }

  @Test
  void aLateProblemIsToldBehindTheRightOnes() {
    SwarmBatch batch =
        read("{\"batch\":{" + HEAD + ",\"transactions\":[" + PLAIN + "," + PLAIN + ",{\"amount\":-1}]}}");
    var seen = new ArrayList<SwarmTransaction>();
    var refusal = assertThrows(RefusedRequestException.class, () -> batch.transactions().forEachRemaining(seen::add));
    assertEquals(1, seen.size());
    assertEquals("/batch/transactions/2/sender_pubkey", refusal.details().getFirst().field());
    assertTrue(refusal.details().stream().anyMatch(problem -> problem.field().equals("/batch/transactions/2/amount")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{}|INVALID_FIELD|/batch",
      "{\"batch\":[]}|MALFORMED_REQUEST|/batch",
      "{\"batch\":{}}|INVALID_FIELD|/batch/batch_id",
      "{\"batch\":{HEAD}}|INVALID_FIELD|/batch/transactions",
      "{\"batch\":{HEAD,\"transactions\":{}}}|MALFORMED_REQUEST|/batch/transactions",
      "{\"batch\":{HEAD,\"transactions\":[]}}|INVALID_FIELD|/batch/transactions",
      "{\"batch\":{HEAD,\"transactions\":[7]}}|MALFORMED_REQUEST|/batch/transactions/0",
      "{\"batch\":{\"batch_id\":7,\"initial_root\":\"0x1\",\"transactions\":[TX]}}|MALFORMED_REQUEST|/batch/batch_id",
      "{\"batch\":{\"batch_id\":\"\",\"initial_root\":\"0x1\",\"transactions\":[TX]}}|INVALID_FIELD|/batch/batch_id",
      "{\"batch\":{\"batch_id\":\"a\",\"initial_root\":\"0xg\",\"transactions\":[TX]}}|INVALID_FIELD|/batch/initial_root",
      "{\"batch\":{\"transactions\":[TX],\"batch_id\":\"a\"}}|INVALID_FIELD|/batch/initial_root",
      "{\"batch\":{HEAD,\"transactions\":[TX]},\"batch\":{}}|MALFORMED_REQUEST|''",
      "{\"batch\":{HEAD,\"transactions\":[TX],\"batch_id\":\"b\"}}|MALFORMED_REQUEST|''",
      "{\"batch\":{HEAD,\"transactions\":[TX]}} x|MALFORMED_REQUEST|''",
      "{\"batch\":{HEAD,\"transactions\":[TX|MALFORMED_REQUEST|''",
      "[]|MALFORMED_REQUEST|''"})
  void whatIsWrongIsNamed(String template, RefusalCode code, String field) {
    String json = template.replace("HEAD", HEAD).replace("TX", PLAIN);
    var refusal = assertThrows(RefusedRequestException.class, () -> all(read(json)));
    assertEquals(code, refusal.code(), refusal.getMessage());
    assertEquals(field, refusal.details().getFirst().field());
  }

  @Test
  void witnessesInPartAreRefused() {
    String whole = SwarmRequests.ofBatch("forty", "batch-40t.json");
    String mixed = whole.substring(0, whole.lastIndexOf("]")) + "," + PLAIN + "]}}";
    var refusal = assertThrows(RefusedRequestException.class, () -> all(read(mixed)));
    assertEquals("/batch/transactions", refusal.details().getFirst().field());
  }

  private static SwarmBatch read(String json) {
    InputStream stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    return SwarmBatchReader.read(stream);
  }

  private static List<SwarmTransaction> all(SwarmBatch batch) {
    List<SwarmTransaction> transactions = new ArrayList<>();
    batch.transactions().forEachRemaining(transactions::add);
    return transactions;
  }
}
