package dev.forge.api.blind;

import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.curve.G1Jacobian;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A coordinator that speaks the old form and nothing else. It takes an answer only with exactly the fields it knows, and does
 * its own arithmetic: the coefficients, the challenge and the equation are written out here from the wire's description.
 */
public final class OldCoordinator {
  private final Map<Integer, URI> nodes;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What is shared, and under what. */
  public record Session(String id, G1Affine generator, String witnessCommitment, String circuit) {}

  /** What comes out. */
  public record Proof(G1Affine commitment, Fr challenge, Fr response) {
    /** g^z = C + PK^c. */
    public boolean holds(G1Affine generator, G1Affine publicKey) {
      return generator.multiply(response).equals(publicKey.multiply(challenge).add(commitment));
    }
  }

  /** A coordinator of the nodes that take part, by share index. */
  public OldCoordinator(Map<Integer, URI> nodes) {
    this.nodes = new TreeMap<>(nodes);
  }

  /** One session from the shares to the proof. */
  public Proof prove(Session session, Map<Integer, Fr> shares) throws Exception {
    give(session, shares);
    Map<Integer, G1Affine> shown = commitments(session);
    G1Affine commitment = aggregated(shown);
    Fr challenge = challenge(session, commitment);
    Map<Integer, Fr> fragments = fragments(session, challenge);
    Fr response = Fr.ZERO;
    for (int index : fragments.keySet()) {
      response = response.add(coefficient(index).multiply(fragments.get(index)));
    }
    return new Proof(commitment, challenge, response);
  }

  /** The shares go out. */
  public void give(Session session, Map<Integer, Fr> shares) throws Exception {
    for (int index : nodes.keySet()) {
      JsonObject answer = post(index, "/share", Json.createObjectBuilder().add("session_id", session.id())
          .add("node_id", index).add("share_index", index)
          .add("share_value", text(CompressedEncoding.of(shares.get(index))))
          .add("generator", text(CompressedEncoding.of(session.generator())))
          .add("witness_commitment", Json.createObjectBuilder().add("hash", session.witnessCommitment()))
          .add("circuit_type", session.circuit()).build());
      answer.getString("data");
    }
  }

  /** First round. */
  public Map<Integer, G1Affine> commitments(Session session) throws Exception {
    Map<Integer, G1Affine> shown = new TreeMap<>();
    for (int index : nodes.keySet()) {
      JsonObject data = data(index, "/commitment",
          Json.createObjectBuilder().add("session_id", session.id()).build(),
          Set.of("node_id", "session_id", "commitment"));
      shown.put(index, CompressedEncoding.point(bytes(data.getString("commitment"))).orElseThrow());
    }
    return shown;
  }

  /** Second round. */
  public Map<Integer, Fr> fragments(Session session, Fr challenge) throws Exception {
    Map<Integer, Fr> fragments = new TreeMap<>();
    for (int index : nodes.keySet()) {
      JsonObject data = data(index, "/fragment", Json.createObjectBuilder().add("session_id", session.id())
          .add("challenge", text(CompressedEncoding.of(challenge))).build(),
          Set.of("node_id", "session_id", "response"));
      fragments.put(index, CompressedEncoding.scalar(bytes(data.getString("response"))).orElseThrow());
    }
    return fragments;
  }

  /** The sum of L_i C_i. */
  public G1Affine aggregated(Map<Integer, G1Affine> shown) {
    G1Jacobian sum = G1Affine.INFINITY.toJacobian();
    for (int index : shown.keySet()) {
      sum = sum.add(shown.get(index).multiply(coefficient(index)));
    }
    return sum.toAffine();
  }

  /** The first 31 bytes, little-endian, of SHA-256 of g, witness commitment, C and session. */
  public static Fr challenge(Session session, G1Affine commitment) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(CompressedEncoding.of(session.generator()));
    sha.update(HexFormat.of().parseHex(session.witnessCommitment()));
    sha.update(CompressedEncoding.of(commitment));
    byte[] number = Arrays.copyOf(sha.digest(session.id().getBytes(StandardCharsets.UTF_8)), 32);
    number[31] = 0;
    return CompressedEncoding.scalar(number).orElseThrow();
  }

  /** L_i: the product of j / (j - i) over the others who take part. */
  private Fr coefficient(int index) {
    Fr product = Fr.ONE;
    for (int other : nodes.keySet()) {
      if (other != index) {
        product = product.multiply(Fr.of(other)).multiply(Fr.of(other).subtract(Fr.of(index)).invert());
      }
    }
    return product;
  }

  /** Shares of a secret: a polynomial with these further coefficients, at 1 to n. */
  public static Map<Integer, Fr> shares(Fr secret, List<Fr> others, int count) {
    Map<Integer, Fr> shares = new TreeMap<>();
    List<Fr> coefficients = new ArrayList<>(others);
    coefficients.addFirst(secret);
    for (int x = 1; x <= count; x++) {
      Fr value = Fr.ZERO;
      for (Fr coefficient : coefficients.reversed()) {
        value = value.multiply(Fr.of(x)).add(coefficient);
      }
      shares.put(x, value);
    }
    return shares;
  }

  private JsonObject data(int index, String path, JsonObject body, Set<String> known) throws Exception {
    JsonObject data = post(index, path, body).getJsonObject("data");
    if (!data.keySet().equals(known) || data.getInt("node_id") != index) {
      throw new IOException(path + " of node " + index + " answered " + data);
    }
    return data;
  }

  /** Sends a body and takes the answer of a success. */
  public JsonObject post(int index, String path, JsonObject body) throws Exception {
    var request = HttpRequest.newBuilder(nodes.get(index).resolve(path)).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
    JsonObject answer = HttpPeer.object(client.send(request, BodyHandlers.ofByteArray()).body());
    if (!answer.getString("status").equals("success")) {
      throw new IOException(answer.toString());
    }
    return answer;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
