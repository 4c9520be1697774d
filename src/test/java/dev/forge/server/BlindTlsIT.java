package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.WitnessCommitment;
import dev.forge.configuration.Role;
import dev.forge.fixtures.Certificates;
import dev.forge.launch.NodeCertificates;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes and a coordinator, each a server process of its own, that talk by TLS with certificates on both sides. */
@Tag("full")
class BlindTlsIT {
  private static final byte[] SALT = new byte[32];
  private static final String REQUEST = "{\"session_id\":\"s\"}";

  @TempDir
  private static Path folder;

  private static final List<RunningServer> SERVERS = new ArrayList<>();
  private static final List<URI> SECURE = new ArrayList<>();
  private static Certificates coordinators;
  private static Certificates strangers;

  @BeforeAll
  static void start() throws Exception {
    List<Path> made = new NodeCertificates(folder.resolve("ours")).make(List.of("127.0.0.1", "127.0.0.1"));
    strangers = new Certificates(new NodeCertificates(folder.resolve("others")).make(List.of("127.0.0.1")).getFirst());
    coordinators = new Certificates(made.getFirst());
    for (int i = 1; i <= 2; i++) {
      int port = RunningServer.freePort();
      SECURE.add(URI.create("https://127.0.0.1:" + port));
      SERVERS.add(RunningServer.start(Role.NODE, settings(new Certificates(made.get(i)), Map.of("NODE_ID",
          String.valueOf(i), "BLIND_TLS_PORT", String.valueOf(port), "BLIND_TLS_REQUIRED", "true"))));
    }
    SERVERS.addFirst(RunningServer.start(Role.COORDINATOR, settings(coordinators,
        Map.of("NODES", SECURE.get(0) + "," + SECURE.get(1), "THRESHOLD", "2", "BLIND_MODE", "frost",
            "BLIND_NODE_TIMEOUT_MS", "60000"))));
  }

  private static Map<String, String> settings(Certificates own, Map<String, String> further) throws IOException {
    Map<String, String> settings = new HashMap<>(own.settings());
    settings.putAll(Map.of("FORGE_HEAP", "300m", "MOCK_PROVER", "true", "MESSAGING_PORT",
        String.valueOf(RunningServer.freePort())));
    settings.putAll(further);
    return settings;
  }

  @AfterAll
  static void end() throws Exception {
    for (RunningServer server : SERVERS) {
      server.close();
    }
  }

  @Test
  void coordinatorAndNodesProveOverTlsWithCertificatesOnBothSides() throws Exception {
    RunningServer coordinator = SERVERS.getFirst();
    JsonObject setup = data(coordinator.post("/blind/setup", Json.createObjectBuilder().add("circuit_type", "schnorr")
        .add("witness_commitment", WitnessCommitment.to(new byte[] {1}, SALT).hex()).add("secret", "0102").build()
        .toString()).body());
    assertEquals("frost", setup.getString("mode"));
    JsonObject proof = data(coordinator.post("/blind/prove",
        Json.createObjectBuilder().add("session_id", setup.getString("session_id")).build().toString()).body())
        .getJsonObject("blind_proof");
    assertTrue(data(coordinator.post("/blind/verify", Json.createObjectBuilder().add("blind_proof", proof)
        .add("public_witness", "01").add("salt", HexFormat.of().formatHex(SALT)).build().toString()).body())
        .getBoolean("valid"));
  }

  @Test
  void aCallerWithoutATrustedCertificateIsNotHeard() throws Exception {
    assertEquals("NOT_FOUND", askedSecurely(coordinators.context()).getString("code"), "there is no such session");
    assertThrows(IOException.class, () -> askedSecurely(coordinators.withKeyOf(Optional.empty())));
    assertThrows(IOException.class, () -> askedSecurely(coordinators.withKeyOf(Optional.of(strangers))));
  }

  private static JsonObject askedSecurely(SSLContext context) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      return CoreClient.object(client.send(HttpRequest.newBuilder(SECURE.getFirst().resolve("/commitment"))
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(REQUEST)).build(),
          BodyHandlers.ofString()).body());
    }
  }

  @Test
  void whereTlsIsRequiredNothingIsAnsweredAtTheOtherPorts() throws Exception {
    RunningServer node = SERVERS.get(1);
    for (String path : List.of("/share", "/commitment", "/fragment")) {
      var answer = node.post(path, REQUEST);
      assertEquals(403, answer.statusCode(), path);
      assertEquals("FORBIDDEN", CoreClient.object(answer.body()).getString("code"));
    }
    assertEquals(200, node.get("/health").statusCode(), "health is everybody's");
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(RunningServer.trustingEverybody()).build()) {
      var atTheAdministrators = client.send(HttpRequest.newBuilder(node.secureAddress("/commitment"))
          .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(REQUEST)).build(),
          BodyHandlers.ofString());
      assertEquals(404, atTheAdministrators.statusCode());
    }
    for (RunningServer server : SERVERS) {
      assertFalse(server.log().contains("J2CA0026E"), "a resource was used wrongly");
      assertFalse(server.log().contains(coordinators.settings().get("BLIND_KEYSTORE_PASSWORD")));
    }
  }

  private static JsonObject data(String body) {
    JsonObject answer = CoreClient.object(body);
    assertEquals("success", answer.getString("status"), body);
    return answer.getJsonObject("data");
  }
}
