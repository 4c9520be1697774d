package dev.forge.api.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.FailureAnswer;
import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.BlindMode;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionTerms;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.WitnessCommitment;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.ProvingNode;
import dev.forge.blind.wire.HttpNode;
import dev.forge.blind.wire.NodeRequests;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.ledger.Ledger;
import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.SecretPolynomial;
import dev.forge.zk.schnorr.SecretScalar;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies with a wrong field: each is refused with its code and the field's name, and a secret is not shown again. */
class WrongRequestsTest {
  private static final String ONE = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String OFF_THE_CURVE = "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String INFINITY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEA=";
  private static final String TOO_LARGE = "//////////////////////////////////////////8=";
  private static final String BOTH_FLAGS = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMA=";

  private final HttpPeer.Handler node = node();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "share_value|\"" + TOO_LARGE + "\"|INVALID_FIELD",
      "share_value|\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"|INVALID_FIELD",
      "share_value|\"not base64\"|INVALID_FIELD",
      "share_value|7|MALFORMED_REQUEST",
      "share_value|null|INVALID_FIELD",
      "generator|\"" + INFINITY + "\"|INVALID_FIELD",
      "generator|\"" + BOTH_FLAGS + "\"|INVALID_FIELD",
      "generator|\"" + OFF_THE_CURVE + "\"|INVALID_FIELD",
      "generator|{}|MALFORMED_REQUEST",
      "node_id|2|INVALID_FIELD",
      "node_id|1.5|INVALID_FIELD",
      "node_id|\"1\"|MALFORMED_REQUEST",
      "share_index|0|INVALID_FIELD",
      "share_index|1001|INVALID_FIELD",
      "witness_commitment|{\"hash\":\"00\"}|INVALID_FIELD",
      "witness_commitment|{}|INVALID_FIELD",
      "witness_commitment|7|MALFORMED_REQUEST",
      "circuit_type|\"groth16\"|MALFORMED_REQUEST",
      "session_id|\"\"|INVALID_FIELD",
      "mode|\"frost\"|INVALID_FIELD",
      "mode|\"other\"|INVALID_FIELD"})
  void aWrongFieldOfAShareIsNamed(String field, String value, String code) {
    JsonObject right = oldShare("s");
    JsonObject answer = refused("/share", right, field, value);
    assertEquals(code, answer.getString("code"), answer.toString());
    String named = field.equals("mode") && value.contains("frost") ? "share_commitments" : field;
    assertTrue(answer.getJsonArray("details").getJsonObject(0).getString("field").startsWith("/" + named),
        answer.toString());
    assertFalse(value.length() > 20 && answer.toString().contains(value), "the value is not shown");
    assertEquals("success", ask("/share", right).getString("status"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "session_id|\"\"|INVALID_FIELD",
      "session_id|7|MALFORMED_REQUEST",
      "session_id|null|INVALID_FIELD",
      "setup_id|[]|MALFORMED_REQUEST"})
  void aWrongFieldOfARequestForACommitmentIsNamed(String field, String value, String code) {
    ask("/share", oldShare("s"));
    JsonObject answer =
        refused("/commitment", Json.createObjectBuilder().add("session_id", "s").build(), field, value);
    assertEquals(code, answer.getString("code"), answer.toString());
    assertEquals("/" + field, answer.getJsonArray("details").getJsonObject(0).getString("field"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "challenge|\"" + TOO_LARGE + "\"|INVALID_FIELD|/challenge",
      "challenge|\"AA==\"|INVALID_FIELD|/challenge",
      "challenge|7|MALFORMED_REQUEST|/challenge",
      "challenge|null|INVALID_FIELD|/challenge",
      "commitments|{}|MALFORMED_REQUEST|/commitments",
      "commitments|[7]|INVALID_FIELD|/commitments/0/node_id",
      "commitments|[{\"node_id\":0}]|INVALID_FIELD|/commitments/0/node_id",
      "commitments|[{\"node_id\":1,\"commitment\":\"" + OFF_THE_CURVE + "\"}]|INVALID_FIELD|/commitments/0/commitment",
      "commitments|[{\"node_id\":1,\"commitment\":\"" + INFINITY + "\"}]|INVALID_FIELD|/commitments/0/commitment",
      "commitments|[{\"node_id\":1,\"commitment\":\"" + ONE + "\",\"binding_commitment\":\"" + INFINITY
          + "\"}]|INVALID_FIELD|/commitments/0/binding_commitment"})
  void aWrongFieldOfARequestForAFragmentIsNamedAndUsesNothingUp(String field, String value, String code, String named) {
    ask("/share", oldShare("s"));
    ask("/commitment", Json.createObjectBuilder().add("session_id", "s").build());
    JsonObject right = Json.createObjectBuilder().add("session_id", "s").add("challenge", ONE).build();
    JsonObject answer = refused("/fragment", right, field, value);
    assertEquals(code, answer.getString("code"), answer.toString());
    assertEquals(named, answer.getJsonArray("details").getJsonObject(0).getString("field"));
    assertEquals("success", ask("/fragment", right).getString("status"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "share_commitments|[]|/share_commitments",
      "share_commitments|[\"" + INFINITY + "\"]|/share_commitments/0/value",
      "share_commitments|[\"" + OFF_THE_CURVE + "\"]|/share_commitments/0/value",
      "share_commitments|[\"" + ONE + "\"]|/session_id",
      "num_nodes|1|/share_commitments",
      "num_nodes|4|/session_id",
      "session_salt|\"00\"|/session_salt",
      "share_index|2|/share_index",
      "share_value|\"" + ONE + "\"|/share_value",
      "circuit_type|\"hash-preimage\"|/session_id"})
  void aShareWhoseTermsDoNotFitItIsRefused(String field, String value, String named) {
    JsonObject right = frostShare();
    JsonObject changed = with(right, field, value);
    JsonObject answer = ask("/share", changed);
    assertEquals("INVALID_FIELD", answer.getString("code"), answer.toString());
    assertTrue(answer.getJsonArray("details").getJsonObject(0).getString("field").equals(named), answer.toString());
    assertEquals("success", ask("/share", right).getString("status"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "secret|\"00\"|INVALID_FIELD",
      "secret|\"0\"|INVALID_FIELD",
      "secret|\"\"|INVALID_FIELD",
      "secret|\"xx\"|INVALID_FIELD",
      "secret|7|MALFORMED_REQUEST",
      "secret|\"010000f093f5e1439170b97948e833285d588181b64550b829a031e1724e6430\"|INVALID_FIELD",
      "circuit_type|\"none\"|MALFORMED_REQUEST",
      "witness_commitment|\"00\"|INVALID_FIELD"})
  void aWrongFieldOfASetUpIsNamed(String field, String value, String code) {
    JsonObject right = Json.createObjectBuilder().add("circuit_type", "schnorr")
        .add("witness_commitment", "00".repeat(32)).add("secret", "0102").build();
    Failed failed = failed(desk -> desk.setUp(body(with(right, field, value))));
    assertEquals(code + " /" + field, failed.code() + " " + failed.field());
    assertFalse(value.length() > 20 && failed.message().contains(value), "the secret is not shown");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "commitment|\"" + OFF_THE_CURVE + "\"|INVALID_FIELD",
      "commitment|\"" + INFINITY + "\"|INVALID_FIELD",
      "public_key|\"" + INFINITY + "\"|INVALID_FIELD",
      "generator|\"" + BOTH_FLAGS + "\"|INVALID_FIELD",
      "challenge|\"" + TOO_LARGE + "\"|INVALID_FIELD",
      "response|\"" + TOO_LARGE + "\"|INVALID_FIELD",
      "response|{}|MALFORMED_REQUEST",
      "mode|\"other\"|INVALID_FIELD",
      "participants|7|MALFORMED_REQUEST",
      "threshold|0|INVALID_FIELD",
      "witness_commitment|null|INVALID_FIELD"})
  void aWrongFieldOfAProofIsNamed(String field, String value, String code) {
    JsonObject right = Json.createObjectBuilder().add("witness_commitment", "00".repeat(32)).add("commitment", ONE)
        .add("challenge", ONE).add("response", ONE).add("generator", ONE).add("public_key", ONE)
        .add("circuit_type", "schnorr").add("session_id", "s").build();
    Failed failed = failed(desk -> desk.verify(body(Json.createObjectBuilder().add("blind_proof", with(right, field,
        value)).add("public_witness", "00").add("salt", "00".repeat(32)).build())));
    assertEquals(code + " /blind_proof/" + field, failed.code() + " " + failed.field());
  }

  @Test
  void whatIsNoObjectIsMalformed() {
    for (String body : List.of("", "[]", "7", "{\"session_id\":", "null")) {
      JsonObject answer = HttpPeer.object(node.answer("/fragment", body.getBytes(StandardCharsets.UTF_8))
          .getBytes(StandardCharsets.UTF_8));
      assertEquals("MALFORMED_REQUEST", answer.getString("code"), body);
    }
  }

  private interface DeskCall {
    void on(BlindDesk desk) throws InterruptedException;
  }

  private record Failed(String code, String field, String message) {}

  private static Failed failed(DeskCall call) {
    BlindRows rows = new MemoryBlindRows();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor(); HttpClient client = HttpClient.newHttpClient()) {
      var nobody = new HttpNode(new NodeId(1), URI.create("http://127.0.0.1:1"), client, Duration.ofSeconds(1),
          Optional.empty());
      BlindDesk desk = new BlindDesk(
          new BlindCoordinator(List.of(nobody), rows.coordinator(), ledger(rows), threads, BlindPolicy.of(1)));
      var answer = FailureAnswer.of(assertThrows(RuntimeException.class, () -> call.on(desk))).body();
      return new Failed(answer.code().name(), answer.details().getFirst().field(), answer.message());
    }
  }

  private JsonObject refused(String path, JsonObject right, String field, String value) {
    JsonObject answer = ask(path, with(right, field, value));
    assertEquals("error", answer.getString("status"), answer.toString());
    return answer;
  }

  private static JsonObject with(JsonObject right, String field, String value) {
    return Json.createObjectBuilder(right).add(field, value(value)).build();
  }

  private static JsonValue value(String json) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + json + "]"))) {
      return reader.readArray().getFirst();
    }
  }

  private JsonObject ask(String path, JsonObject body) {
    return HttpPeer.object(node.answer(path, body.toString().getBytes(StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8));
  }

  private static ByteArrayInputStream body(JsonObject json) {
    return new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject oldShare(String session) {
    return Json.createObjectBuilder().add("session_id", session).add("node_id", 1).add("share_index", 1)
        .add("share_value", ONE).add("generator", ONE)
        .add("witness_commitment", Json.createObjectBuilder().add("hash", "00".repeat(32)))
        .add("circuit_type", "schnorr").build();
  }

  private static JsonObject frostShare() {
    try (SecretPolynomial polynomial =
        SecretPolynomial.of(SecretScalar.of(Fr.of(5)), List.of(SecretScalar.of(Fr.of(7))))) {
      SessionTerms terms = new SessionTerms(BlindMode.FROST, CircuitType.SCHNORR, G1Affine.GENERATOR,
          new WitnessCommitment("00".repeat(32)), polynomial.commitments(G1Affine.GENERATOR), 3, "00".repeat(32));
      return NodeRequests.write(ShareDelivery.of(terms, new NodeId(1), polynomial.share(1).reveal()));
    }
  }

  private static HttpPeer.Handler node() {
    BlindRows rows = new MemoryBlindRows();
    return HttpPeer.forge(new NodeDesk(new ProvingNode(new NodeId(1), rows.node(), ledger(rows),
        InstanceKey.of(new byte[32]), NodePolicy.DEFAULT)));
  }

  private static Ledger ledger(BlindRows rows) {
    return new Ledger(rows.units(), rows.audit(), InstantSource.system(), new SeededRandomness(8));
  }
}
