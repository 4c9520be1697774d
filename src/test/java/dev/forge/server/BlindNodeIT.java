package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.blind.HttpPeer;
import dev.forge.api.blind.OldCoordinator;
import dev.forge.api.blind.OldNode;
import dev.forge.blind.wire.BlindFields;
import dev.forge.configuration.Role;
import dev.forge.fixtures.Vectors;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.PlainMode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node in a real server, driven as an old coordinator drives it. */
class BlindNodeIT {
  private static final JsonObject SESSION = Vectors.json("blind.json").getJsonArray("sessions").getJsonObject(1);
  private static RunningServer node;

  @BeforeAll
  static void start() throws Exception {
    node = RunningServer.start(Role.NODE, Map.of("NODE_ID", "1", "FORGE_HEAP", "300m"));
  }

  @AfterAll
  static void end() throws Exception {
    node.close();
  }

  @Test
  void aSessionRunsOnceAndARestartedNodeAnswersNoChallengeAgain() throws Exception {
    assertEquals("[\"plain\",\"frost\"]",
        CoreClient.object(node.get("/health").body()).getJsonObject("data").getJsonArray("modes").toString());
    assertEquals(404, node.post("/blind/prove", "{}").statusCode(), "a node coordinates nothing");
    JsonObject first = commitment("it-1");
    BlindFields session = new BlindFields(SESSION, "");
    JsonObject fragment = post("/fragment", challenge("it-1")).getJsonObject("data");
    assertTrue(PlainMode.isValidFragment(session.point("generator"), session.point("generator")
        .multiply(new BlindFields(share(), "").scalar("value")).toAffine(),
        new BlindFields(first, "").point("commitment"), session.scalar("challenge"),
        new BlindFields(fragment, "").scalar("response")));
    assertEquals("INVALID_STATE", post("/fragment", challenge("it-1")).getString("code"));

    commitment("it-2");
    node.kill();
    node.startAgain();
    for (String id : new String[] {"it-1", "it-2"}) {
      JsonObject refused = post("/fragment", challenge(id));
      assertNotEquals("success", refused.getString("status"));
      assertTrue(refused.getString("message").startsWith("node 1: "), refused.toString());
    }
    assertTrue(node.log().lines().noneMatch(line -> line.contains(share().getString("value"))));
  }

  @Test
  void anOldCoordinatorProvesWithOurNodeAndTwoOldOnes() throws Exception {
    try (HttpPeer second = new HttpPeer(new OldNode(2)); HttpPeer third = new HttpPeer(new OldNode(3))) {
      var session = new OldCoordinator.Session("with old ones", G1Affine.GENERATOR, "00".repeat(32), "schnorr");
      var proof = new OldCoordinator(Map.of(1, node.address(""), 2, second.address(), 3, third.address()))
          .prove(session, OldCoordinator.shares(Fr.of(99), List.of(Fr.of(7), Fr.of(8)), 3));
      assertTrue(proof.holds(G1Affine.GENERATOR, G1Affine.GENERATOR.multiply(Fr.of(99)).toAffine()));
      assertFalse(node.log().contains("J2CA0026E"), "a resource was used wrongly");
    }
  }

  @Test
  void aBodyOfMoreThanAMebibyteIsRefused() throws Exception {
    JsonObject refused = post("/commitment", Json.createObjectBuilder().add("session_id", "x".repeat(1 << 20)).build());
    assertEquals("PAYLOAD_TOO_LARGE", refused.getString("code"));
    assertTrue(refused.getString("message").contains("1048576"), refused.toString());
  }

  private static JsonObject commitment(String id) throws Exception {
    assertEquals("success", post("/share", Json.createObjectBuilder().add("session_id", id).add("node_id", 1)
        .add("share_index", 1).add("share_value", share().getString("value"))
        .add("generator", SESSION.getString("generator"))
        .add("witness_commitment", Json.createObjectBuilder().add("hash", SESSION.getString("witness_commitment")))
        .add("circuit_type", "schnorr").build()).getString("status"));
    return post("/commitment", Json.createObjectBuilder().add("session_id", id).build()).getJsonObject("data");
  }

  private static JsonObject share() {
    return SESSION.getJsonArray("all_shares").getJsonObject(0);
  }

  private static JsonObject challenge(String id) {
    return Json.createObjectBuilder().add("session_id", id).add("challenge", SESSION.getString("challenge")).build();
  }

  private static JsonObject post(String path, JsonObject body) throws Exception {
    return CoreClient.object(node.post(path, body.toString()).body());
  }
}
