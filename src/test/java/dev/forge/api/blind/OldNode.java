package dev.forge.api.blind;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A node that speaks the old form and nothing else: it refuses what it does not know of, and forgets a session after it. */
public final class OldNode implements HttpPeer.Handler {
  private static final Map<String, Set<String>> KNOWN = Map.of(
      "/share", Set.of("session_id", "node_id", "share_index", "share_value", "generator", "witness_commitment",
          "circuit_type"),
      "/commitment", Set.of("session_id"), "/fragment", Set.of("session_id", "challenge"));

  private final int id;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private volatile boolean lies;

  private record Session(Fr share, G1Affine generator, Fr nonce) {}

  /** The node of a number. */
  public OldNode(int id) {
    this.id = id;
  }

  /** From now on its fragments are wrong. */
  public void lie() {
    lies = true;
  }

  @Override
  public String answer(String path, byte[] body) {
    if (path.equals("/health")) {
      return HttpPeer.success(
          Json.createObjectBuilder().add("status", "ok").add("node_id", id).add("ready", true).build());
    }
    JsonObject request = HttpPeer.object(body);
    if (!KNOWN.get(path).containsAll(request.keySet())) {
      return refusal("unknown fields " + request.keySet());
    }
    String session = request.getString("session_id");
    return switch (path) {
      case "/share" -> share(session, request);
      case "/commitment" -> commitment(session);
      default -> fragment(session, request);
    };
  }

  private String share(String session, JsonObject request) {
    sessions.put(session, new Session(scalar(request.getString("share_value")),
        CompressedEncoding.point(Base64.getDecoder().decode(request.getString("generator"))).orElseThrow(), Fr.ZERO));
    return Json.createObjectBuilder().add("status", "success").add("data", "Share received").build().toString();
  }

  private String commitment(String session) {
    Session known = sessions.get(session);
    if (known == null) {
      return refusal("no share");
    }
    Fr nonce = Fr.reduce(new BigInteger(300, random));
    sessions.put(session, new Session(known.share(), known.generator(), nonce));
    return HttpPeer.success(Json.createObjectBuilder().add("node_id", id).add("session_id", session)
        .add("commitment", text(CompressedEncoding.of(known.generator().multiply(nonce).toAffine()))).build());
  }

  private String fragment(String session, JsonObject request) {
    Session known = sessions.remove(session);
    if (known == null || known.nonce().isZero()) {
      return refusal("no commitment");
    }
    Fr response = known.nonce().add(scalar(request.getString("challenge")).multiply(known.share()));
    return HttpPeer.success(Json.createObjectBuilder().add("node_id", id).add("session_id", session)
        .add("response", text(CompressedEncoding.of(lies ? response.add(Fr.ONE) : response))).build());
  }

  private static String refusal(String message) {
    return Json.createObjectBuilder().add("status", "error").add("message", message).addNull("code").build().toString();
  }

  private static Fr scalar(String text) {
    return CompressedEncoding.scalar(Base64.getDecoder().decode(text)).orElseThrow();
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
