package dev.forge.api.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.blind.NodeId;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.node.RecordedNode;
import dev.forge.blind.wire.BlindFields;
import dev.forge.blind.wire.HttpNode;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.fixtures.Vectors;
import dev.forge.ledger.Ledger;
import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole sessions of the old system's own core ({@code vectors/blind.json}), played again with our nodes over HTTP. */
class RecordedSessionsTest {
  private final List<HttpPeer> peers = new ArrayList<>();

  @AfterEach
  void close() {
    peers.forEach(HttpPeer::close);
  }

  static Stream<JsonObject> sessions() {
    return Vectors.json("blind.json").getJsonArray("sessions").getValuesAs(JsonObject.class).stream();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void ourNodesAnswerWhatTheOldOnesAnswered(JsonObject recorded) throws Exception {
    BlindFields fields = new BlindFields(recorded, "");
    Map<Integer, URI> nodes = new TreeMap<>();
    Map<Integer, G1Affine> commitments = new TreeMap<>();
    Map<Integer, Fr> fragments = new TreeMap<>();
    for (JsonObject each : recorded.getJsonArray("participants").getValuesAs(JsonObject.class)) {
      BlindFields participant = new BlindFields(each, "");
      nodes.put(each.getInt("index"), node(each.getInt("index"), participant.scalar("nonce")));
      commitments.put(each.getInt("index"), participant.point("commitment"));
      fragments.put(each.getInt("index"), participant.scalar("fragment"));
    }
    Map<Integer, Fr> shares = new TreeMap<>();
    recorded.getJsonArray("all_shares").getValuesAs(JsonObject.class)
        .forEach(each -> shares.put(each.getInt("index"), new BlindFields(each, "").scalar("value")));
    var session = new OldCoordinator.Session(recorded.getString("session_id"), fields.point("generator"),
        recorded.getString("witness_commitment"), "schnorr");
    OldCoordinator coordinator = new OldCoordinator(nodes);

    coordinator.give(session, shares);
    Map<Integer, G1Affine> shown = coordinator.commitments(session);
    assertEquals(commitments, shown);
    G1Affine aggregated = coordinator.aggregated(shown);
    assertEquals(fields.point("aggregated_commitment"), aggregated);
    Fr challenge = OldCoordinator.challenge(session, aggregated);
    assertEquals(fields.scalar("challenge"), challenge);
    assertEquals(fragments, coordinator.fragments(session, challenge));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void theRecordedProofCountsWithItsSessionAndKeyAndNotWithAnother(JsonObject recorded) throws Exception {
    JsonObject proof = Json.createObjectBuilder()
        .add("witness_commitment", Json.createObjectBuilder().add("hash", recorded.getString("witness_commitment")))
        .add("commitment", recorded.getString("aggregated_commitment"))
        .add("challenge", recorded.getString("challenge")).add("response", recorded.getString("response"))
        .add("generator", recorded.getString("generator")).add("public_key", recorded.getString("public_key"))
        .add("circuit_type", "schnorr").add("session_id", recorded.getString("session_id")).build();
    assertTrue(valid(recorded, proof));
    assertFalse(valid(recorded, Json.createObjectBuilder(proof).add("session_id", "another").build()));
    assertFalse(valid(recorded,
        Json.createObjectBuilder(proof).add("commitment", recorded.getString("public_key")).build()));
    assertFalse(valid(recorded, Json.createObjectBuilder(proof).remove("session_id").build()));
  }

  private static boolean valid(JsonObject recorded, JsonObject proof) {
    BlindRows rows = new MemoryBlindRows();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BlindDesk desk = new BlindDesk(new BlindCoordinator(
          List.of(new HttpNode(new NodeId(1), URI.create("http://127.0.0.1:1"),
              HttpClient.newHttpClient(), Duration.ofSeconds(1), Optional.empty())),
          rows.coordinator(), ledger(rows), threads, BlindPolicy.of(1)));
      JsonObject request = Json.createObjectBuilder().add("blind_proof", proof)
          .add("public_witness", recorded.getString("public_witness_hex")).add("salt", recorded.getString("salt"))
          .add("expected_public_key", recorded.getString("public_key"))
          .add("expected_generator", recorded.getString("generator")).build();
      VerdictData verdict =
          desk.verify(new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)));
      assertTrue(verdict.commitmentValid(), "the witness commitment is SHA-256 of witness and salt");
      return verdict.valid();
    }
  }

  private URI node(int index, Fr nonce) throws IOException {
    BlindRows rows = new MemoryBlindRows();
    peers.add(new HttpPeer(HttpPeer.forge(
        new NodeDesk(RecordedNode.of(new NodeId(index), rows.node(), ledger(rows), nonce)))));
    return peers.getLast().address();
  }

  private static Ledger ledger(BlindRows rows) {
    return new Ledger(rows.units(), rows.audit(), InstantSource.system(), new SeededRandomness(8));
  }
}
