package dev.forge.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.api.blind.HttpPeer;
import dev.forge.api.blind.OldNode;
import dev.forge.blind.WitnessCommitment;
import dev.forge.configuration.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A coordinator in a real server, and nodes that speak the old form and nothing else. */
@Tag("full")
class BlindOldNodesIT {
  private static final byte[] SALT = new byte[32];

  @Test
  void ourCoordinatorProvesWithOldNodesAndNamesTheOneThatLies() throws Exception {
    List<OldNode> nodes = new ArrayList<>();
    List<HttpPeer> peers = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      nodes.add(new OldNode(i));
      peers.add(new HttpPeer(nodes.getLast()));
    }
    String addresses = peers.stream().map(peer -> peer.address().toString()).collect(Collectors.joining(","));
    RunningServer coordinator = RunningServer.start(Role.COORDINATOR,
        Map.of("NODES", addresses, "THRESHOLD", "3", "FORGE_HEAP", "300m", "MOCK_PROVER", "true",
            "BLIND_NODE_TIMEOUT_MS", "60000", "MESSAGING_PORT", String.valueOf(RunningServer.freePort())));
    try {
      JsonObject setup = data(coordinator, "/blind/setup", Json.createObjectBuilder().add("circuit_type", "schnorr")
          .add("witness_commitment", WitnessCommitment.to(new byte[] {1}, SALT).hex()).add("secret", "0102").build());
      assertEquals("plain", setup.getString("mode"));
      nodes.getFirst().lie();
      JsonObject request = Json.createObjectBuilder().add("session_id", setup.getString("session_id")).build();
      JsonObject proof = data(coordinator, "/blind/prove", request).getJsonObject("blind_proof");
      assertEquals("[2,3,4]", proof.getJsonArray("participants").toString());
      assertTrue(data(coordinator, "/blind/verify", Json.createObjectBuilder().add("blind_proof", proof)
          .add("public_witness", "01").add("salt", HexFormat.of().formatHex(SALT)).build()).getBoolean("valid"));
      nodes.get(1).lie();
      JsonObject refused = CoreClient.object(coordinator.post("/blind/prove", request.toString()).body());
      assertEquals("NOT_ENOUGH_NODES", refused.getString("code"));
      assertTrue(refused.getJsonArray("details").toString().contains("\"/nodes/2\""), refused.toString());
      assertFalse(coordinator.log().contains("J2CA0026E"), "a resource was used wrongly");
    } finally {
      coordinator.close();
      peers.forEach(HttpPeer::close);
    }
  }

  private static JsonObject data(RunningServer coordinator, String path, JsonObject body) throws Exception {
    JsonObject answer = CoreClient.object(coordinator.post(path, body.toString()).body());
    assertEquals("success", answer.getString("status"), answer.toString());
    return answer.getJsonObject("data");
  }
}
