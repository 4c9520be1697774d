package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.core.CancelledData;
import dev.forge.api.core.ProofData;
import dev.forge.api.core.StatusData;
import dev.forge.api.core.SubmittedData;
import dev.forge.api.swarm.SwarmStatusData;
import dev.forge.api.worker.WorkerJobData;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Answers are written with the names, the order and the nulls of the wire. */
class AnswersTest {
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  @Test
  void theLargestIdIsWrittenWithAllItsDigits() {
    assertEquals("{\"status\":\"success\",\"data\":{\"job_id\":\"pj_1\",\"batch_id\":18446744073709551615,"
        + "\"estimated_time_ms\":30000,\"status_url\":\"/v2/batch/pj_1/status\"}}",
        json(Success.of(new SubmittedData("pj_1", LARGEST, 30_000, "/v2/batch/pj_1/status"))));
  }

  @Test
  void theStatusOfAJobUnderWayHasNulls() {
    assertEquals("{\"type\":\"status\",\"job_id\":\"pj_1\",\"batch_id\":7,\"state\":\"proving\",\"progress_pct\":10,"
        + "\"message\":\"m\",\"created_at\":1,\"updated_at\":2,\"completed_at\":null,\"error\":null}",
        json(new StatusData("status", "pj_1", BigInteger.valueOf(7), "proving", 10, "m", 1, 2, null, null, null)));
  }

  @Test
  void aProofHasNeitherTypeNorChunksUnlessThereAreSome() {
    String json =
        json(new ProofData(null, "pj_1", BigInteger.ONE, "aa", "bb", "0x1", "0x2", 3, "batch_1_1_1", "cc", "mock",
            true, null, null));
    assertEquals("{\"job_id\":\"pj_1\",\"batch_id\":1,\"proof_bytes\":\"aa\",\"public_witness_bytes\":\"bb\","
        + "\"batch_hash\":\"0x1\",\"withdrawal_root\":\"0x2\",\"proving_time_ms\":3,\"circuit\":\"batch_1_1_1\","
        + "\"vk_hash\":\"cc\",\"backend\":\"mock\",\"verified\":true}", json);
  }

  @Test
  void theProofOfABatchInChunksIsNull() {
    String json = json(new ProofData("completed", "pj_1", BigInteger.ONE, null, null, null, null, 3, null, null, "mock",
        true, List.of(new ProofData.Chunk(0, "batch_8_0_0", "cc", "aa", "bb")), null));
    assertTrue(json.startsWith("{\"type\":\"completed\",\"job_id\":\"pj_1\",\"batch_id\":1,\"proof_bytes\":null,"
        + "\"public_witness_bytes\":null,\"batch_hash\":null,\"withdrawal_root\":null"), json);
    assertTrue(json.endsWith("\"chunks\":[{\"chunk_id\":0,\"circuit\":\"batch_8_0_0\",\"vk_hash\":\"cc\","
        + "\"proof_bytes\":\"aa\",\"public_witness_bytes\":\"bb\"}]}"), json);
  }

  @Test
  void aSwarmBatchUnderWayHasNulls() {
    assertEquals("{\"batch_id\":\"a\",\"state\":\"proving\",\"chunks_total\":5,\"chunks_proved\":1,\"submitted_at\":1,"
        + "\"proving_started_at\":2,\"proving_completed_at\":null,\"settled_at\":null,\"proofs\":null,\"settlement\":null,"
        + "\"error\":null}", json(new SwarmStatusData("a", "proving", 5, 1, 1, 2L, null, null, null, null, null)));
  }

  @Test
  void aWorkersJobUnderWayHasNulls() {
    UUID id = UUID.fromString("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    assertEquals("{\"job_id\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\",\"status\":\"proving\",\"chunk_id\":4294967295,"
        + "\"started_at\":1,\"completed_at\":null,\"proof\":null,\"error\":null}",
        json(new WorkerJobData(id, "proving", 4294967295L, 1, null, null, null)));
  }

  @Test
  void aCancelledJobSaysSo() {
    assertEquals("{\"job_id\":\"pj_1\",\"cancelled\":true}", json(new CancelledData("pj_1", true)));
  }

  private static String json(Record answer) {
    return AnswerJson.text(answer);
  }
}
