package dev.forge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.ApiClient;
import dev.forge.fixtures.BatchCircuitProver;
import dev.forge.fixtures.RequestEdit;
import dev.forge.fixtures.StatementProver;
import dev.forge.fixtures.SwarmRequests;
import dev.forge.interop.SolanaPeer;
import dev.forge.server.RunningServer;
import dev.forge.server.SharedServer;
import dev.forge.settlement.solana.KeyFiles;
import dev.forge.solana.Address;
import dev.forge.solana.SigningKey;
import dev.forge.solana.SolanaTransaction;
import dev.forge.solana.program.VerifierProgram;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code forge settle} against real servers. */
class SettleCommandIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int TO_FINAL = 32;

  @TempDir
  private Path folder;

  @Test
  void whatIsUnknownOrNotFailedIsNotSettledAgain() throws Exception {
    RunningServer server = SharedServer.get();
    ApiClient client = new ApiClient(server);
    client.post("/batch/submit", SwarmRequests.withoutWitness("settled already", 1)).data();
    await(() -> state(client, "settled%20already").equals("completed"));
    settle(server, "settled already").assertFailed(ExitCode.NOT_SO.number(), "is completed; only a failed one");
    settle(server, "nobody's").assertFailed(ExitCode.NOT_SO.number(), "no batch of this id is known");
    CommandRun.of(folder, "settle", "one", "--url", "http://127.0.0.1:1")
        .assertFailed(ExitCode.FAULT.number(), "no answer of http://127.0.0.1:1");
    assertEquals(ExitCode.WRONG_USE.number(), CommandRun.of(folder, "settle").exitCode());
  }

  @Test
  void aBatchThatWasNeverProvedHasNothingToSettle() throws Exception {
    RunningServer server = SharedServer.get();
    ApiClient client = new ApiClient(server);
    String wrong = SwarmRequests.ofFirst(1, "unproved", "batch-40t.json").replaceFirst("\"sender_nonce\":\\d+",
        "\"sender_nonce\":999999");
    client.post("/batch/submit", wrong).data();
    await(() -> state(client, "unproved").equals("failed"));
    settle(server, "unproved").assertFailed(ExitCode.NOT_SO.number(), "has not all its proofs");
  }

  /** Everything real but the cluster: a key, its program, its deployment, a server, its proofs, a refusal and its repair. */
  @Tag("full")
  @Test
  void aBatchWhoseSecondChunkWasRefusedIsSettledAfterItsProgramWasRepaired() throws Exception {
    byte[] verifyingKey = new BatchCircuitProver(RunningServer.keptKeys()).verifyingKey();
    Path payer = Files.writeString(folder.resolve("payer.json"), KeyFiles.fresh());
    Files.setPosixFilePermissions(payer, PosixFilePermissions.fromString("rw-------"));
    Path key = Files.write(folder.resolve("batch.vk"), verifyingKey);
    try (SolanaPeer peer = SolanaPeer.start()) {
      peer.advanceWithEveryRequest(4);
      peer.fund(SigningKey.read(payer).address(), 1);
      String nodes = peer.a() + "," + peer.b();
      JsonObject deployed = CommandRun.of(folder, "solana", "deploy", "--json", "--rpc", nodes, "--keypair", payer,
          "--vk", key).data();
      String program = deployed.getString("program_id");
      RunningServer server = RunningServer.prepare(Map.of("CHUNK_SIZE", "1", "MAX_CONCURRENT_JOBS", "1", "FORGE_HEAP",
          "3g", "SETTLEMENT", "solana", "SOLANA_RPC", nodes, "PROGRAM_ID", program, "PROGRAM_VK_HASH",
          deployed.getString("vk_hash"), "KEYPAIR_PATH", payer.toString())).withKeptKeys();
      try {
        server.startAgain();
        ApiClient client = new ApiClient(server);
        settlesAJob(client, peer);
        assertEquals(1, landed(peer, program).size());
        refusesTheSecondChunk(client, peer, program);
        peer.addProgram(new Address(program), VerifierProgram.of(verifyingKey).elf());
        peer.advanceWithEveryRequest(8);
        CommandRun again = settle(server, "three");
        assertEquals("batch three is settling again\n", again.out(), again::toString);
        await(() -> state(client, "three").matches("completed|failed"));
        assertAllSettledOnce(client, peer, program);
        settle(server, "three").assertFailed(ExitCode.NOT_SO.number(), "is completed; only a failed one");
      } finally {
        server.close();
      }
    }
  }

  /** A job of the Core API; the first endpoint limits a request, and the second serves it. */
  private static void settlesAJob(ApiClient client, SolanaPeer peer) {
    peer.fault(peer.a(), "rate-limit", "getLatestBlockhash", 1);
    int before = peer.requests(peer.b(), "getLatestBlockhash");
    String job = client.submit(RequestEdit.of("batch-1t.json").json().replaceFirst("\\{", "{\"settle\":true,"));
    assertEquals("completed", client.events(job, Optional.empty()).getLast().name());
    await(() -> client.get("/v2/batch/" + job + "/settlement").body().toString().matches(".*\"(settled|failed)\".*"));
    JsonObject settlement = client.get("/v2/batch/" + job + "/settlement").data();
    assertTrue(settlement.getBoolean("all_verified"), settlement::toString);
    assertTrue(peer.requests(peer.b(), "getLatestBlockhash") > before, "the second endpoint was not asked");
  }

  private static void refusesTheSecondChunk(ApiClient client, SolanaPeer peer, String program) {
    peer.advanceWithEveryRequest(0);
    peer.freshBlockhash();
    client.post("/batch/submit", SwarmRequests.ofFirst(3, "three", "batch-40t.json")).data();
    await(() -> landed(peer, program).size() == 2);
    peer.advance(1);
    peer.addProgram(new Address(program), VerifierProgram.of(StatementProver.withNewKey().verifyingKey()).elf());
    peer.advance(TO_FINAL);
    await(() -> state(client, "three").matches("completed|failed"));
    JsonObject status = client.get("/batch/three/status").data();
    String error = status.getString("error", "");
    assertTrue(error.contains("chunk 1") && error.contains("does not verify for these public inputs"),
        status::toString);
    assertEquals(List.of(true, false, false), status.getJsonObject("settlement").getJsonArray("settlements")
        .getValuesAs(JsonObject.class).stream().map(chunk -> chunk.getBoolean("verified")).toList());
  }

  private static void assertAllSettledOnce(ApiClient client, SolanaPeer peer, String program) {
    JsonObject status = client.get("/batch/three/status").data();
    assertEquals("completed", status.getString("state"), status::toString);
    JsonObject settlement = status.getJsonObject("settlement");
    assertTrue(settlement.getBoolean("all_verified"), settlement::toString);
    for (JsonObject chunk : settlement.getJsonArray("settlements").getValuesAs(JsonObject.class)) {
      int units = chunk.getInt("compute_units_consumed");
      assertTrue(units > 100_000 && units < 165_000, chunk::toString);
    }
    List<JsonObject> proofs = status.getJsonObject("proofs").getJsonArray("proofs").getValuesAs(JsonObject.class);
    List<String> landed = landed(peer, program);
    assertEquals(1 + proofs.size(), landed.size());
    for (int i = 0; i < proofs.size(); i++) {
      assertTrue(landed.get(1 + i).startsWith(proofs.get(i).getString("proof")), "chunk " + i);
    }
    assertTrue(peer.landed().stream().allMatch(transaction -> transaction.isNull("err")));
  }

  /** The data of all that landed for a program, failed or not. */
  private static List<String> landed(SolanaPeer peer, String program) {
    return peer.landed().stream()
        .map(landed -> new SolanaTransaction(Base64.getDecoder().decode(landed.getString("bytes")),
            landed.getString("signature")).decoded().calls().getLast())
        .filter(call -> call.program().text().equals(program)).map(SolanaTransaction.Call::dataHex).toList();
  }

  private static String state(ApiClient client, String batch) {
    return client.get("/batch/" + batch + "/status").data().getString("state");
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it does not come");
      try {
        Thread.sleep(Duration.ofMillis(200));
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private CommandRun settle(RunningServer server, String batch) {
    return CommandRun.of(folder, "settle", batch, "--url", server.address("/"));
  }
}
