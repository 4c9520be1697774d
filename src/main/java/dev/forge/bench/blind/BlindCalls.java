package dev.forge.bench.blind;

import dev.forge.bench.BenchException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Calls a coordinator of blind proofs. */
record BlindCalls(URI coordinator, HttpClient client) {
  private static final byte[] WITNESS = {1, 2, 3};
  private static final byte[] SALT = new byte[32];

  String setUp() throws InterruptedException {
    return ask("/blind/setup", Json.createObjectBuilder().add("circuit_type", "schnorr")
        .add("witness_commitment", Json.createObjectBuilder().add("hash", witnessCommitment()))
        .add("secret", "0a0b0c0d0e0f").build()).getString("session_id");
  }

  JsonObject prove(String session) throws InterruptedException {
    return ask("/blind/prove", Json.createObjectBuilder().add("session_id", session).build())
        .getJsonObject("blind_proof");
  }

  void verify(JsonObject proof) throws InterruptedException {
    JsonObject verdict = ask("/blind/verify", Json.createObjectBuilder().add("blind_proof", proof)
        .add("public_witness", HexFormat.of().formatHex(WITNESS)).add("salt", HexFormat.of().formatHex(SALT)).build());
    if (!verdict.getBoolean("valid")) {
      throw new BenchException("a proof is not valid: " + verdict);
    }
  }

  private JsonObject ask(String path, JsonObject body) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(coordinator.resolve(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString())).build();
    try (
        JsonReader reader = Json.createReader(new StringReader(client.send(request, BodyHandlers.ofString()).body()))) {
      JsonObject answer = reader.readObject();
      if (!answer.getString("status").equals("success")) {
        throw new BenchException(path + " was refused: " + answer);
      }
      return answer.getJsonObject("data");
    } catch (IOException e) {
      throw new BenchException(path + ": " + e.getMessage(), e);
    }
  }

  private static String witnessCommitment() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(WITNESS);
      return HexFormat.of().formatHex(hash.digest(SALT));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
