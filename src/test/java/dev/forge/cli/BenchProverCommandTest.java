package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchProverCommandTest {
  @TempDir
  private Path home;

  @Test
  void everyTimeOfARunIsInTheAnswerForMachines() {
    JsonObject data =
        CommandRun.of(home, "bench", "prover", "--case", "mimc:40", "-k", "2", "--warm-up", "0", "--peers",
            "none", "--kernels", "scalar", "--threads", "1", "--json").data();
    JsonObject measured = data.getJsonArray("cases").getJsonObject(0);
    assertEquals("mimc:40", measured.getString("case"));
    assertEquals(40, measured.getJsonObject("forge").getInt("rows"));
    assertEquals(1, measured.getJsonObject("forge").getInt("threads"));
    assertEquals("scalar", measured.getJsonObject("forge").getString("kernels"));
    assertEquals(2, measured.getJsonArray("proofs").size());
    assertTrue(measured.getJsonObject("verification").getJsonNumber("verifyOne").doubleValue() > 0);
  }

  @Test
  void unknownCasesPeersAndNumbersAreWrongUse() {
    CommandRun.of(home, "bench", "prover", "--case", "batch_9_9_9").assertFailed(2, "--case batch_9_9_9");
    CommandRun.of(home, "bench", "prover", "--peers", "rapid").assertFailed(2, "--peers rapid");
    CommandRun.of(home, "bench", "prover", "-k", "0").assertFailed(2, "repetitions: 0");
    CommandRun.of(home, "bench", "prover", "--scaling", "--peers", "none", "--largest", "30")
        .assertFailed(2, "--largest 30");
    CommandRun.of(home, "bench", "batch", "-k", "0").assertFailed(2, "--repetitions 0");
    CommandRun.of(home, "bench", "prover", "--case", "mimc:40", "--kernels", "vector9", "--peers", "none")
        .assertFailed(2, "vector9");
  }
}
