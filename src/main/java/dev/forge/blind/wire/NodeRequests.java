package dev.forge.blind.wire;

import dev.forge.blind.BlindMode;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.zk.schnorr.NonceCommitment;
import dev.forge.zk.schnorr.ShareCommitments;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a node is asked, written and read. What Forge adds to the old form is left out where there is none. */
public final class NodeRequests {
  private NodeRequests() {}

  /** {@code POST /share}. */
  public static JsonObject write(ShareDelivery share) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("session_id", share.id().text())
        .add("node_id", share.node().number()).add("share_index", share.index())
        .add("share_value", Base64Values.of(share.value())).add("generator", Base64Values.of(share.generator()))
        .add("witness_commitment", Json.createObjectBuilder().add("hash", share.witnessCommitment().hex()))
        .add("circuit_type", share.circuit().word());
    share.terms().ifPresent(terms -> {
      JsonArrayBuilder points = Json.createArrayBuilder();
      terms.commitments().points().forEach(point -> points.add(Base64Values.of(point)));
      json.add("mode", terms.mode().word()).add("share_commitments", points).add("num_nodes", terms.nodes())
          .add("session_salt", terms.salt());
    });
    return json.build();
  }

  /**
   * {@code POST /share}.
   *
   * @throws dev.forge.batch.RefusedRequestException for the first field that is wrong
   */
  public static ShareDelivery share(BlindFields fields) {
    return new ShareDelivery(new SetupId(fields.id("session_id")), fields.node("node_id"),
        fields.node("share_index").number(), fields.scalar("share_value"), fields.point("generator"),
        fields.witnessCommitment("witness_commitment"), fields.circuit("circuit_type"),
        fields.optional("mode", _ -> terms(fields)));
  }

  private static ShareDelivery.Terms terms(BlindFields fields) {
    BlindMode mode = BlindMode.named(fields.text("mode"))
        .orElseThrow(() -> fields.invalid("mode", "is neither plain nor frost"));
    ShareCommitments commitments = fields.checked("share_commitments",
        () -> new ShareCommitments(fields.list("share_commitments", NodeId.LARGEST, each -> each.point("value"))));
    return new ShareDelivery.Terms(mode, commitments, fields.integer("num_nodes", 1, NodeId.LARGEST),
        HexFormat.of().formatHex(fields.hex("session_salt", 32, 32)));
  }

  /** {@code POST /commitment}. */
  public static JsonObject writeCommitment(SessionId session, Optional<SetupId> setup) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("session_id", session.text());
    setup.ifPresent(of -> json.add("setup_id", of.text()));
    return json.build();
  }

  /** {@code POST /fragment}. */
  public static JsonObject write(FragmentRequest request) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("session_id", request.session().text()).add("challenge",
        Base64Values.of(request.challenge()));
    request.commitments().ifPresent(all -> {
      JsonArrayBuilder list = Json.createArrayBuilder();
      all.forEach((index, each) -> list.add(Json.createObjectBuilder().add("node_id", index)
          .add("commitment", Base64Values.of(each.hiding()))
          .add("binding_commitment", Base64Values.of(each.binding()))));
      json.add("commitments", list);
    });
    return json.build();
  }

  /**
   * {@code POST /fragment}.
   *
   * @throws dev.forge.batch.RefusedRequestException for the first field that is wrong
   */
  public static FragmentRequest fragment(BlindFields fields) {
    return new FragmentRequest(new SessionId(fields.id("session_id")), fields.scalar("challenge"),
        fields.optional("commitments", _ -> commitments(fields)));
  }

  private static Map<Integer, NonceCommitment> commitments(BlindFields fields) {
    Map<Integer, NonceCommitment> all = new TreeMap<>();
    fields.list("commitments", NodeId.LARGEST, each -> {
      int index = each.node("node_id").number();
      if (all.put(index, new NonceCommitment(each.point("commitment"), each.point("binding_commitment"))) != null) {
        throw each.invalid("node_id", "comes twice");
      }
      return index;
    });
    return all;
  }
}
