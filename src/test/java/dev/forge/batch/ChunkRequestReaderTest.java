package dev.forge.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forge.zk.field.Fr;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ChunkRequestReader} reads what old coordinators send and what ours add. */
class ChunkRequestReaderTest {
  private static final String TRANSACTION = """
      {"sender_pubkey":"0x01","receiver_pubkey":"0x02","amount":7,"signature":"%s","merkle_path":["0x00"]}
      """.formatted("ab".repeat(32));
  private static final String OLD =
      "{\"chunk_id\":4294967295,\"pre_root\":\"0x1\",\"post_root\":\"0x2\",\"transactions\":[" + TRANSACTION + "]}";

  @Test
  void readsTheRequestOfAnOldCoordinator() {
    ChunkRequest request = read(OLD);
    assertEquals(4294967295L, request.chunkId());
    assertEquals("0x1", request.preRoot());
    assertEquals(Optional.empty(), request.batchId());
    assertEquals(Optional.empty(), request.circuit());
    assertEquals(Fr.ZERO, request.preShieldedRoot());
    assertFalse(request.withWitnesses());
  }

  @Test
  void readsWhatOurCoordinatorAdds() {
    ChunkRequest request =
        read(OLD.replace("{\"chunk_id\"",
            "{\"batch_id\":70,\"pre_shielded_root\":\"9\",\"circuit\":\"batch_8_0_0\",\"chunk_id\""));
    assertEquals("70", request.batchId().orElseThrow().toString());
    assertEquals(Fr.of(9), request.preShieldedRoot());
    assertEquals("batch_8_0_0", request.circuit().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4294967295|4294967296|INVALID_FIELD|/chunk_id",
      "4294967295|\"1\"|MALFORMED_REQUEST|/chunk_id",
      "\"0x1\"|1|MALFORMED_REQUEST|/pre_root",
      "\"0x2\"|\"0x\"|INVALID_FIELD|/post_root",
      "[\"0x00\"]|[\"x\"]|INVALID_FIELD|/transactions/0/merkle_path/0",
      "\"amount\":7|\"amount\":7.0|INVALID_FIELD|/transactions/0/amount",
      "\"transactions\"|\"others\"|INVALID_FIELD|/transactions"})
  void whatIsWrongIsNamed(String from, String to, RefusalCode code, String field) {
    var refusal = assertThrows(RefusedRequestException.class, () -> read(OLD.replace(from, to)));
    assertEquals(code, refusal.code());
    assertEquals(field, refusal.details().getFirst().field());
  }

  private static ChunkRequest read(String json) {
    return ChunkRequestReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
