package dev.forge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.SwarmRequests;
import dev.forge.interop.SolanaPeer;
import dev.forge.server.RunningServer;
import dev.forge.settlement.solana.KeyFiles;
import dev.forge.solana.SigningKey;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that settles on Solana, whose proofs are mocks: it must pay for none of them. */
class SolanaSettlementIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private Path folder;

  @Test
  void aMockProofIsNeverSettledAndAnOperatorMayTryAgain() throws Exception {
    Path payer = Files.writeString(folder.resolve("payer.json"), KeyFiles.fresh());
    Files.setPosixFilePermissions(payer, PosixFilePermissions.fromString("rw-------"));
    try (SolanaPeer peer = SolanaPeer.start()) {
      peer.fault(peer.a(), "down", "getGenesisHash", 1);
      RunningServer server = RunningServer.start(Map.of("MOCK_PROVER", "true", "MOCK_PROVER_DELAY_MS", "0",
          "SETTLEMENT", "solana", "SOLANA_RPC", peer.a() + "," + peer.b(), "PROGRAM_ID",
          SigningKey.generate().address().text(), "PROGRAM_VK_HASH", "ab".repeat(32), "KEYPAIR_PATH",
          payer.toString()));
      try {
        ApiClient client = new ApiClient(server);
        client.post("/batch/submit", SwarmRequests.withoutWitness("mock", 2)).data();
        assertTrue(failed(client).getString("error").contains("a mock proof is never settled"));
        assertEquals("settling", client.post("/batch/mock/settle", "").data().getString("state"));
        JsonObject again = failed(client);
        assertTrue(again.getJsonObject("settlement").getJsonArray("settlements").getJsonObject(0)
            .getString("message").contains("a mock proof is never settled"), again.toString());
        assertEquals("404 NOT_FOUND", client.post("/batch/other/settle", "").error());
        assertEquals(2, peer.requests(peer.a(), "getGenesisHash"), "a node that failed once is asked once more");
        assertEquals(0, peer.requests(peer.b(), "getGenesisHash"), "and no other is needed");

        client.post("/batch/submit", SwarmRequests.settled(SwarmRequests.withoutWitness("plain", 2), "false")).data();
        JsonObject plain = ended(client, "plain");
        assertEquals("completed", plain.getString("state"));
        assertTrue(plain.isNull("settlement") && plain.isNull("settled_at"), plain.toString());
        assertEquals(0, peer.landed().size());
      } finally {
        server.close();
      }
    }
  }

  private static JsonObject failed(ApiClient client) throws InterruptedException {
    JsonObject status = ended(client, "mock");
    assertEquals("failed", status.getString("state"), status.toString());
    return status;
  }

  private static JsonObject ended(ApiClient client, String batch) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    JsonObject status = client.get("/batch/" + batch + "/status").data();
    while (!status.getString("state").matches("failed|completed") && Instant.now().isBefore(end)) {
      Thread.sleep(Duration.ofMillis(200));
      status = client.get("/batch/" + batch + "/status").data();
    }
    return status;
  }
}
