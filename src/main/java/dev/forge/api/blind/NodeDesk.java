package dev.forge.api.blind;

import dev.forge.batch.StrictJson;
import dev.forge.blind.BlindMode;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.ShownCommitment;
import dev.forge.blind.node.ProvingNode;
import dev.forge.blind.wire.Base64Values;
import dev.forge.blind.wire.BlindFields;
import dev.forge.blind.wire.NodeRequests;
import java.io.InputStream;
import java.util.stream.Stream;

/** Takes what a node is asked in JSON, and answers in records. */
public record NodeDesk(ProvingNode node) {
  String share(InputStream body) {
    ShareDelivery delivery = NodeRequests.share(fields(body));
    node.take(delivery);
    return "share " + delivery.index() + " assigned";
  }

  CommitmentData commitment(InputStream body) {
    BlindFields fields = fields(body);
    ShownCommitment shown = node.commit(new SessionId(fields.id("session_id")),
        fields.optional("setup_id", name -> new SetupId(fields.id(name))));
    return new CommitmentData(shown.node().number(), shown.session().text(), Base64Values.of(shown.hiding()),
        shown.binding().map(Base64Values::of).orElse(null));
  }

  FragmentData fragment(InputStream body) {
    FragmentRequest request = NodeRequests.fragment(fields(body));
    return new FragmentData(node.id().number(), request.session().text(), Base64Values.of(node.answer(request)));
  }

  /** The node as it is now. */
  public NodeHealthData health() {
    return new NodeHealthData("ok", node.id().number(), node.isReady(),
        Stream.of(BlindMode.values()).filter(node::offers).map(BlindMode::word).toList());
  }

  private static BlindFields fields(InputStream body) {
    return new BlindFields(StrictJson.parse(body), "");
  }
}
