package dev.forge.blind.wire;

import dev.forge.batch.RefusedRequestException;
import dev.forge.batch.StrictJson;
import dev.forge.blind.BlindMode;
import dev.forge.blind.FragmentRequest;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.SetupId;
import dev.forge.blind.ShareDelivery;
import dev.forge.blind.ShownCommitment;
import dev.forge.blind.coordinator.NodeConnection;
import dev.forge.blind.coordinator.NodeFailedException;
import dev.forge.blind.coordinator.NodeFailure;
import dev.forge.blind.coordinator.NodeFailure.Kind;
import dev.forge.zk.field.Fr;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A node at an address, Forge's or the old system's.
 *
 * @param client with the certificate that this coordinator shows, where the nodes ask for one
 * @param patience how long an answer is waited for
 * @param token that the node wants to see, if it wants one
 */
public record HttpNode(NodeId node, URI address, HttpClient client, Duration patience, Optional<String> token)
    implements
    NodeConnection {
  private static final int LONGEST_REASON = 200;

  @Override
  public Set<BlindMode> modes() {
    return answer(request("/health").GET(), data -> {
      Set<BlindMode> modes = EnumSet.noneOf(BlindMode.class);
      if (data.has("modes")) {
        data.list("modes", 10, each -> BlindMode.named(each.text("value")).map(modes::add).orElse(false));
      }
      if (data.has("node_id") && data.integer("node_id", 0, Integer.MAX_VALUE / 4) != node.number()) {
        throw data.invalid("node_id", "is not that of the node at this place of the list");
      }
      return modes;
    });
  }

  @Override
  public void give(ShareDelivery delivery) {
    JsonObject answer = envelope(post("/share", NodeRequests.write(delivery)));
    if (!answer.getString("status", "").equals("success")) {
      throw refused(answer);
    }
  }

  @Override
  public ShownCommitment commitment(SessionId session, Optional<SetupId> setup) {
    return answer(post("/commitment", NodeRequests.writeCommitment(session, setup)),
        data -> new ShownCommitment(data.node("node_id"), new SessionId(data.id("session_id")),
            data.point("commitment"), data.optional("binding_commitment", data::point)));
  }

  @Override
  public Fr fragment(FragmentRequest asked) {
    return answer(post("/fragment", NodeRequests.write(asked)), data -> {
      if (!data.id("session_id").equals(asked.session().text()) || !data.node("node_id").equals(node)) {
        throw data.invalid("session_id", "is not that of the session, or the node is another");
      }
      return data.scalar("response");
    });
  }

  private HttpRequest.Builder request(String path) {
    String base = address.toString();
    HttpRequest.Builder request = HttpRequest
        .newBuilder(URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
        .timeout(patience).header("Accept", "application/json");
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private HttpRequest.Builder post(String path, JsonObject body) {
    return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
  }

  private <T> T answer(HttpRequest.Builder request, Function<BlindFields, T> reader) {
    JsonObject answer = envelope(request);
    if (!answer.getString("status", "").equals("success")) {
      throw refused(answer);
    }
    try {
      return reader.apply(new BlindFields(answer, "").object("data"));
    } catch (RefusedRequestException e) {
      throw failed(Kind.MISBEHAVED, "answered wrongly: " + e.getMessage());
    }
  }

  private JsonObject envelope(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return StrictJson.parse(new ByteArrayInputStream(response.body()));
    } catch (RefusedRequestException e) {
      throw failed(Kind.REFUSED, "answered with something that is not a JSON object");
    } catch (IOException e) {
      throw failed(Kind.UNREACHABLE, e.getClass().getSimpleName()
          + (e.getMessage() == null ? "" : " " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Kind.UNREACHABLE, "was not waited for");
    }
  }

  private NodeFailedException refused(JsonObject answer) {
    String message =
        answer.get("message") instanceof jakarta.json.JsonString text ? text.getString() : "without a reason";
    return failed(Kind.REFUSED, "refused: "
        + (message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON)));
  }

  private NodeFailedException failed(Kind kind, String reason) {
    return new NodeFailedException(new NodeFailure(node, kind, reason));
  }
}
