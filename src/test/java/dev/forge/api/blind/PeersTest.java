package dev.forge.api.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.AnswerJson;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.NodeId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.coordinator.NodeConnection;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.ProvingNode;
import dev.forge.blind.wire.Base64Values;
import dev.forge.blind.wire.BlindFields;
import dev.forge.blind.wire.HttpNode;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.fixtures.Vectors;
import dev.forge.ledger.Ledger;
import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.PlainMode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old nodes and our coordinator, our nodes and an old coordinator, over HTTP. */
class PeersTest {
  private static final String WITNESS = "0102";
  private static final String SALT = "00".repeat(32);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<HttpPeer> peers = new ArrayList<>();
  private final List<OldNode> old = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    peers.forEach(HttpPeer::close);
    threads.close();
  }

  private BlindDesk coordinator(int oldNodes, int ours) throws IOException {
    List<NodeConnection> nodes = new ArrayList<>();
    for (int i = 1; i <= oldNodes + ours; i++) {
      URI address = i <= oldNodes ? oldNode(i) : ourNode(i);
      nodes.add(new HttpNode(new NodeId(i), address, HTTP, Duration.ofSeconds(60), Optional.empty()));
    }
    BlindRows rows = new MemoryBlindRows();
    return new BlindDesk(new BlindCoordinator(nodes, rows.coordinator(), ledger(rows), threads,
        BlindPolicy.of(3).with(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofDays(1))));
  }

  private URI oldNode(int id) throws IOException {
    old.add(new OldNode(id));
    peers.add(new HttpPeer(old.getLast()));
    return peers.getLast().address();
  }

  private URI ourNode(int id) throws IOException {
    BlindRows rows = new MemoryBlindRows();
    peers.add(new HttpPeer(HttpPeer.forge(new NodeDesk(new ProvingNode(new NodeId(id), rows.node(), ledger(rows),
        InstanceKey.of(new byte[32]), NodePolicy.DEFAULT)))));
    return peers.getLast().address();
  }

  private static Ledger ledger(BlindRows rows) {
    return new Ledger(rows.units(), rows.audit(), InstantSource.system(), new SeededRandomness(System.nanoTime()));
  }

  private static JsonObject json(Record answer) {
    return HttpPeer.object(AnswerJson.text(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static ByteArrayInputStream body(JsonObject json) {
    return new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject setUp(BlindDesk desk) throws InterruptedException {
    return json(desk.setUp(body(Json.createObjectBuilder().add("circuit_type", "hash-preimage")
        .add("witness_commitment", Json.createObjectBuilder().add("hash",
            WitnessCommitment.to(new byte[] {1, 2}, new byte[32]).hex()))
        .add("secret", "0123456789abcdef").build())));
  }

  private static JsonObject prove(BlindDesk desk, String session) throws InterruptedException {
    return json(desk.prove(body(Json.createObjectBuilder().add("session_id", session).build())));
  }

  private static JsonObject verify(BlindDesk desk, JsonObject proof) {
    return json(desk.verify(body(Json.createObjectBuilder().add("blind_proof", proof).add("public_witness", WITNESS)
        .add("salt", SALT).build())));
  }

  @ParameterizedTest
  @CsvSource({"5,0,plain", "2,3,plain", "0,5,frost"})
  void ourCoordinatorProvesWithOldAndNewNodes(int oldNodes, int ours, String mode) throws Exception {
    BlindDesk desk = coordinator(oldNodes, ours);
    JsonObject setup = setUp(desk);
    assertEquals(mode, setup.getString("mode"));
    assertEquals(5, setup.getInt("num_nodes"));
    assertEquals(setup.getJsonObject("witness_commitment"), setup.getJsonObject("echo"));
    JsonObject proved = prove(desk, setup.getString("session_id"));
    JsonObject proof = proved.getJsonObject("blind_proof");
    assertEquals(3, proved.getJsonArray("participants").size());
    JsonObject verdict = verify(desk, proof);
    assertTrue(verdict.getBoolean("valid") && verdict.isNull("message"), verdict.toString());
    JsonObject changed = Json.createObjectBuilder(proof).add("challenge", proof.getString("response")).build();
    assertFalse(verify(desk, changed).getBoolean("valid"));
    JsonObject oldForm = Json.createObjectBuilder(proof).remove("session_id").build();
    assertTrue(verify(desk, oldForm).getString("message").contains("no session_id"));
  }

  @Test
  void anOldNodeThatLiesIsNamedAndReplacedInANewAttempt() throws Exception {
    BlindDesk desk = coordinator(5, 0);
    JsonObject setup = setUp(desk);
    old.get(0).lie();
    old.get(1).lie();
    JsonObject proof = prove(desk, setup.getString("session_id")).getJsonObject("blind_proof");
    assertEquals("[3,4,5]", proof.getJsonArray("participants").toString());
    assertTrue(verify(desk, proof).getBoolean("valid"));
    old.get(2).lie();
    var refused = assertThrows(BlindRefusedException.class, () -> prove(desk, setup.getString("session_id")));
    assertTrue(refused.getMessage().contains("fits neither its commitment nor its public share"),
        refused.getMessage());
  }

  @Test
  void anOldCoordinatorsWholeSessionRunsAtOurNodes() throws Exception {
    JsonObject session = Vectors.json("blind.json").getJsonArray("sessions").getJsonObject(1);
    URI node = ourNode(2);
    JsonObject share = session.getJsonArray("all_shares").getJsonObject(1);
    String id = session.getString("session_id");
    assertEquals("success", post(node, "/share", Json.createObjectBuilder().add("session_id", id).add("node_id", 2)
        .add("share_index", 2).add("share_value", share.getString("value"))
        .add("generator", session.getString("generator"))
        .add("witness_commitment", Json.createObjectBuilder().add("hash", session.getString("witness_commitment")))
        .add("circuit_type", "schnorr").build()).getString("status"));
    JsonObject shown =
        post(node, "/commitment", Json.createObjectBuilder().add("session_id", id).build()).getJsonObject("data");
    assertEquals(Set.of("node_id", "session_id", "commitment"), shown.keySet());
    JsonObject fragment = post(node, "/fragment", Json.createObjectBuilder().add("session_id", id)
        .add("challenge", session.getString("challenge")).build()).getJsonObject("data");
    assertEquals(Set.of("node_id", "session_id", "response"), fragment.keySet());
    var fields = new BlindFields(session, "");
    var ofShown = new BlindFields(shown, "");
    var ofShare = new BlindFields(share, "");
    assertTrue(PlainMode.isValidFragment(fields.point("generator"),
        fields.point("generator").multiply(ofShare.scalar("value")).toAffine(), ofShown.point("commitment"),
        fields.scalar("challenge"), new BlindFields(fragment, "").scalar("response")));
    JsonObject again = post(node, "/fragment", Json.createObjectBuilder().add("session_id", id)
        .add("challenge", session.getString("challenge")).build());
    assertEquals("INVALID_STATE", again.getString("code"));
    assertTrue(again.getString("message").startsWith("node 2: "), again.toString());
  }

  @ParameterizedTest
  @CsvSource({"1 2 3", "1 3 5", "2 4 5", "3 4 5"})
  void anOldCoordinatorProvesWithOurNodes(String participants) throws Exception {
    Map<Integer, URI> nodes = new TreeMap<>();
    for (String each : participants.split(" ")) {
      nodes.put(Integer.valueOf(each), ourNode(Integer.parseInt(each)));
    }
    Fr secret = Fr.of(1234567);
    var session = new OldCoordinator.Session("an old session", G1Affine.GENERATOR,
        WitnessCommitment.to(new byte[] {1, 2}, new byte[32]).hex(), "hash-preimage");
    var proof = new OldCoordinator(nodes).prove(session,
        OldCoordinator.shares(secret, List.of(Fr.of(89), Fr.of(1011)), 5));
    G1Affine publicKey = G1Affine.GENERATOR.multiply(secret).toAffine();
    assertTrue(proof.holds(G1Affine.GENERATOR, publicKey));
    assertFalse(proof.holds(G1Affine.GENERATOR, G1Affine.GENERATOR));
    JsonObject given = Json.createObjectBuilder()
        .add("witness_commitment", Json.createObjectBuilder().add("hash", session.witnessCommitment()))
        .add("commitment", Base64Values.of(proof.commitment())).add("challenge", Base64Values.of(proof.challenge()))
        .add("response", Base64Values.of(proof.response())).add("generator", Base64Values.of(session.generator()))
        .add("public_key", Base64Values.of(publicKey)).add("circuit_type", session.circuit())
        .add("session_id", session.id()).build();
    JsonObject verdict = json(coordinator(1, 2).verify(body(Json.createObjectBuilder().add("blind_proof", given)
        .add("public_witness", WITNESS).add("salt", SALT).add("expected_public_key", Base64Values.of(publicKey))
        .build())));
    assertTrue(verdict.getBoolean("valid"), verdict.toString());
  }

  private static JsonObject post(URI node, String path, JsonObject body) throws Exception {
    var request = HttpRequest.newBuilder(node.resolve(path))
        .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
    return HttpPeer.object(HTTP.send(request, BodyHandlers.ofByteArray()).body());
  }
}
