package dev.forge.api.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.batch.vault.InstanceKey;
import dev.forge.blind.BlindMode;
import dev.forge.blind.BlindRefusal;
import dev.forge.blind.BlindRefusedException;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.blind.coordinator.BlindCoordinator;
import dev.forge.blind.coordinator.BlindPolicy;
import dev.forge.blind.coordinator.BlindProof;
import dev.forge.blind.coordinator.BlindSetup;
import dev.forge.blind.coordinator.NodeConnection;
import dev.forge.blind.node.NodePolicy;
import dev.forge.blind.node.ProvingNode;
import dev.forge.blind.wire.HttpNode;
import dev.forge.fixtures.SeededRandomness;
import dev.forge.ledger.Ledger;
import dev.forge.storage.BlindRows;
import dev.forge.storage.memory.MemoryBlindRows;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.SecretScalar;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a coordinator does with nodes whose answers over HTTP are wrong: it names the node, strikes it, and proves without. */
class WrongAnswersTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String OFF_THE_CURVE = "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String INFINITY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEA=";
  private static final String TOO_LARGE = "//////////////////////////////////////////8=";

  private final List<HttpPeer> peers = new ArrayList<>();
  private final List<BlindRows> rows = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Garbling garbling = new Garbling("", UnaryOperator.identity());

  private BlindCoordinator three;
  private BlindSetup ofThree;

  /** What node 1 does to its right answers at a path. */
  private record Garbling(String path, UnaryOperator<JsonObject> answer) {}

  @AfterEach
  void close() {
    peers.forEach(HttpPeer::close);
    threads.close();
  }

  @ParameterizedTest
  @CsvSource({
      "/commitment,commitment," + OFF_THE_CURVE + ",/data/commitment: is not the base64 of a point",
      "/commitment,commitment," + INFINITY + ",/data/commitment: is the point at infinity",
      "/commitment,commitment," + TOO_LARGE + ",/data/commitment: is not the base64 of a point",
      "/commitment,binding_commitment," + OFF_THE_CURVE + ",/data/binding_commitment: is not the base64 of a point",
      "/commitment,binding_commitment," + INFINITY + ",/data/binding_commitment: is the point at infinity",
      "/commitment,session_id,another,its commitment is not of this session",
      "/fragment,response," + TOO_LARGE + ",/data/response: is not the base64 of a scalar below the modulus",
      "/fragment,response,AAA=,/data/response: is not the base64 of a scalar below the modulus",
      "/fragment,response,no base64,/data/response: is not base64",
      "/fragment,response,AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,fits neither its commitment nor its public share",
      "/fragment,session_id,another,/data/session_id: is not that of the session"})
  void aValueThatIsWrongInANodesAnswerNamesItAndTheProofIsMadeWithoutIt(String path, String field, String value,
      String offence) throws Exception {
    refusedAndReplaced(path, answer -> with(answer, field, Json.createValue(value)), offence);
  }

  @ParameterizedTest
  @CsvSource({"/commitment,node_id,its commitment is that of another node", "/fragment,node_id,the node is another"})
  void anAnswerInTheNameOfAnotherNodeNamesWhoGaveIt(String path, String field, String offence) throws Exception {
    refusedAndReplaced(path, answer -> with(answer, field, Json.createValue(3)), offence);
  }

  @ParameterizedTest
  @CsvSource({"/commitment,commitment", "/fragment,response", "/fragment,session_id", "/commitment,node_id"})
  void aFieldThatIsMissingOrOfAnotherKindIsNamedWithTheNode(String path, String field) throws Exception {
    refusedAndReplaced(path, answer -> Json.createObjectBuilder().add("status", "success")
        .add("data", Json.createObjectBuilder(answer.getJsonObject("data")).remove(field)).build(),
        "/data/" + field + ": is missing");
    garbling = new Garbling(path, answer -> with(answer, field, Json.createArrayBuilder().build()));
    assertNamed("/data/" + field + ": is not a");
  }

  @Test
  void anAnswerWithoutDataIsNoAnswer() throws Exception {
    refusedAndReplaced("/fragment", _ -> Json.createObjectBuilder().add("status", "success").build(),
        "/data: is missing");
    garbling = new Garbling("/commitment", _ -> Json.createObjectBuilder().add("status", 7).build());
    assertNamed("refused: without a reason");
  }

  @Test
  void aShareThatWasChangedOnTheWayIsRefusedByItsNodeWhichIsNamed() throws Exception {
    BlindCoordinator coordinator = coordinator(3);
    garbling = new Garbling("/share", UnaryOperator.identity());
    var refused = assertThrows(BlindRefusedException.class, () -> setUp(coordinator));
    assertEquals(BlindRefusal.NOT_ENOUGH_NODES, refused.refusal());
    assertTrue(refused.details().toString().contains("/nodes/1"), refused.details().toString());
    assertTrue(refused.getMessage().contains("node 1: /share_value: does not fit"), refused.getMessage());
  }

  private void refusedAndReplaced(String path, UnaryOperator<JsonObject> wrong, String offence) throws Exception {
    three = coordinator(3);
    ofThree = setUp(three);
    garbling = new Garbling(path, wrong);
    assertNamed(offence);
    garbling = new Garbling("", UnaryOperator.identity());
    BlindCoordinator five = coordinator(5);
    BlindSetup setup = setUp(five);
    garbling = new Garbling(path, wrong);
    BlindProof proof = five.prove(setup.id());
    assertFalse(proof.session().orElseThrow().participants().contains(1));
    assertEquals(BlindMode.FROST, proof.session().orElseThrow().mode());
    assertTrue(five.verify(proof, new byte[] {1}, new byte[32], Optional.empty(), Optional.empty()).valid());
  }

  private void assertNamed(String offence) {
    var refused = assertThrows(BlindRefusedException.class, () -> three.prove(ofThree.id()));
    assertEquals(BlindRefusal.NOT_ENOUGH_NODES, refused.refusal());
    assertTrue(refused.details().stream()
        .anyMatch(each -> each.field().equals("/nodes/1") && each.problem().contains(offence)),
        refused.details().toString());
    assertTrue(refused.details().stream().allMatch(each -> each.field().equals("/nodes/1")),
        refused.details().toString());
  }

  private static JsonObject with(JsonObject answer, String field, JsonValue value) {
    return Json.createObjectBuilder().add("status", "success")
        .add("data", Json.createObjectBuilder(answer.getJsonObject("data")).add(field, value)).build();
  }

  private static BlindSetup setUp(BlindCoordinator coordinator) throws InterruptedException {
    return coordinator.setUp(CircuitType.SCHNORR, WitnessCommitment.to(new byte[] {1}, new byte[32]),
        SecretScalar.of(Fr.of(77)));
  }

  /** Of so many nodes, of which the first garbles its answers, three of them prove. */
  private BlindCoordinator coordinator(int count) throws IOException {
    List<NodeConnection> nodes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      HttpPeer.Handler right = HttpPeer.forge(new NodeDesk(new ProvingNode(new NodeId(i), newRows().node(),
          ledger(rows.getLast()), InstanceKey.of(new byte[32]), NodePolicy.DEFAULT)));
      peers.add(new HttpPeer(i == 1 ? garbled(right) : right));
      nodes.add(new HttpNode(new NodeId(i), peers.getLast().address(), HTTP, Duration.ofSeconds(60), Optional.empty()));
    }
    BlindRows own = newRows();
    return new BlindCoordinator(nodes, own.coordinator(), ledger(own), threads,
        BlindPolicy.of(3).with(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofDays(1)));
  }

  private HttpPeer.Handler garbled(HttpPeer.Handler right) {
    return (path, body) -> {
      if (!path.equals(garbling.path())) {
        return right.answer(path, body);
      }
      if (path.equals("/share")) {
        JsonObject share = HttpPeer.object(body);
        return right.answer(path, Json.createObjectBuilder(share)
            .add("share_value", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=").build().toString()
            .getBytes(StandardCharsets.UTF_8));
      }
      String answer = right.answer(path, body);
      return garbling.answer()
          .apply(HttpPeer.object(answer.getBytes(StandardCharsets.UTF_8))).toString();
    };
  }

  private BlindRows newRows() {
    rows.add(new MemoryBlindRows());
    return rows.getLast();
  }

  private static Ledger ledger(BlindRows rows) {
    return new Ledger(rows.units(), rows.audit(), InstantSource.system(), new SeededRandomness(System.nanoTime()));
  }
}
