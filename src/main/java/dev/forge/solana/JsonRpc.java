package dev.forge.solana;

import dev.forge.solana.RpcException.Kind;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Calls of one node in JSON-RPC 2.0. */
final class JsonRpc {
  private final URI endpoint;
  private final RpcTransport transport;
  private final AtomicLong ids = new AtomicLong();

  JsonRpc(URI endpoint, RpcTransport transport) {
    this.endpoint = endpoint;
    this.transport = transport;
  }

  String name() {
    return HttpRpcTransport.nameOf(endpoint);
  }

  /**
   * The result of a call; JSON's null where it is null.
   *
   * @throws RpcException if there is none
   */
  JsonValue call(String method, JsonArray parameters) {
    long id = ids.incrementAndGet();
    String request = Json.createObjectBuilder().add("jsonrpc", "2.0").add("id", id).add("method", method)
        .add("params", parameters).build().toString();
    JsonObject answer = parsed(method, transport.post(endpoint, request));
    if (answer.get("error") instanceof JsonObject error) {
      JsonObject data = error.get("data") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      throw RpcException.refused(name() + " refuses " + method + ": " + error.getString("message", error.toString()),
          error.getInt("code", 0), data);
    }
    if (!Json.createValue(id).equals(answer.get("id")) || !answer.containsKey("result")) {
      throw malformed(method, "no answer to this request");
    }
    return answer.get("result");
  }

  private JsonObject parsed(String method, String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException e) {
      throw malformed(method, "not a JSON object");
    }
  }

  RpcException malformed(String method, String what) {
    return RpcException.of(Kind.MALFORMED, name() + " answers " + method + " with what is wrong: " + what);
  }
}
