package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.WitnessCommitment;
import dev.forge.configuration.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five nodes and a coordinator, each a server process of its own. */
@Tag("full")
class BlindNodesIT {
  private static final String SECRET = "5ec7e75ec7e75ec7e75ec7e7";
  private static final byte[] SALT = new byte[32];
  private static final int SESSIONS = Integer.getInteger("forge.sessions", 1000);
  private static final List<RunningServer> NODES = new ArrayList<>();
  private static RunningServer coordinator;

  @BeforeAll
  static void start() throws Exception {
    for (int i = 1; i <= 5; i++) {
      NODES.add(RunningServer.start(Role.NODE, settings(Map.of("NODE_ID", String.valueOf(i)))));
    }
    String addresses = NODES.stream().map(node -> node.address("").toString()).collect(Collectors.joining(","));
    coordinator = RunningServer.start(Role.COORDINATOR,
        settings(Map.of("NODES", addresses, "THRESHOLD", "3", "BLIND_MODE", "frost")));
  }

  private static Map<String, String> settings(Map<String, String> further) throws Exception {
    var settings = new java.util.HashMap<>(
        Map.of("FORGE_HEAP", "300m", "MOCK_PROVER", "true", "MESSAGING_PORT",
            String.valueOf(RunningServer.freePort())));
    settings.putAll(further);
    return settings;
  }

  @AfterAll
  static void end() throws Exception {
    if (coordinator != null) {
      coordinator.close();
    }
    for (RunningServer node : NODES) {
      node.close();
    }
  }

  @Test
  void manySessionsProveWhileNodesAreKilledAndNoFileHasTheSecret() throws Exception {
    String session = setUp();
    Set<String> sessions = ConcurrentHashMap.newKeySet();
    AtomicInteger done = new AtomicInteger();
    try (var clients = Executors.newFixedThreadPool(32)) {
      List<Future<JsonObject>> proofs = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        proofs.add(clients.submit((Callable<JsonObject>) () -> {
          JsonObject proof = proved(session);
          done.incrementAndGet();
          return proof;
        }));
      }
      for (int i = 0; i < 3; i++) {
        while (done.get() < SESSIONS * (i + 1) / 5) {
          Thread.sleep(10);
        }
        NODES.get(i).kill();
        NODES.get(i).startAgain();
      }
      for (Future<JsonObject> proof : proofs) {
        assertTrue(verify(proof.get()).getBoolean("valid"));
        assertTrue(sessions.add(proof.get().getString("session_id")), "each attempt has an id of its own");
      }
    }
    assertEquals(SESSIONS, sessions.size());
    NODES.get(0).kill();
    NODES.get(4).kill();
    assertTrue(verify(proved(session)).getBoolean("valid"), "any two may be down");
    NODES.get(1).kill();
    JsonObject refused = ask("/blind/prove", Json.createObjectBuilder().add("session_id", session).build());
    assertEquals("NOT_ENOUGH_NODES", refused.getString("code"));
    assertTrue(refused.getJsonArray("details").toString().contains("/nodes/"), refused.toString());
    List<RunningServer> all = Stream.concat(NODES.stream(), Stream.of(coordinator)).toList();
    for (RunningServer server : all) {
      assertFalse(server.log().contains("J2CA0026E"), "a resource was used wrongly");
      server.kill();
      assertNoFileHas(server.home().folder(), SECRET);
    }
  }

  /** Callers ask again where too many nodes were down at once. */
  private static JsonObject proved(String session) throws Exception {
    for (int tries = 1;; tries++) {
      JsonObject answer = ask("/blind/prove", Json.createObjectBuilder().add("session_id", session).build());
      if (answer.getString("status").equals("success")) {
        return answer.getJsonObject("data").getJsonObject("blind_proof");
      }
      assertEquals("NOT_ENOUGH_NODES", answer.getString("code"), answer.toString());
      assertTrue(tries < 20, answer.toString());
    }
  }

  private static String setUp() throws Exception {
    JsonObject answer = ask("/blind/setup", Json.createObjectBuilder().add("circuit_type", "schnorr")
        .add("witness_commitment", Json.createObjectBuilder().add("hash",
            WitnessCommitment.to(new byte[] {1}, SALT).hex()))
        .add("secret", SECRET).build());
    assertEquals("success", answer.getString("status"), answer.toString());
    return answer.getJsonObject("data").getString("session_id");
  }

  private static JsonObject verify(JsonObject proof) throws Exception {
    return ask("/blind/verify", Json.createObjectBuilder().add("blind_proof", proof).add("public_witness", "01")
        .add("salt", HexFormat.of().formatHex(SALT)).build()).getJsonObject("data");
  }

  private static JsonObject ask(String path, JsonObject body) throws Exception {
    return CoreClient.object(coordinator.post(path, body.toString()).body());
  }

  private static void assertNoFileHas(Path folder, String secretHex) throws Exception {
    byte[] littleEndian = HexFormat.of().parseHex(secretHex);
    String binary = new String(littleEndian, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).filter(each -> !each.toString().endsWith(".war")).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(secretHex) || content.contains(binary), file.toString());
      }
    }
  }
}
