package dev.forge.bench.server;

import dev.forge.bench.BenchException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Requests of the Core API of one shape, each with a batch number of its own and so with a content of its own. */
final class Requests {
  private static final long FIRST_NUMBER = 1_000_000_000_000L;
  private static final AtomicLong NUMBERS = new AtomicLong(FIRST_NUMBER);

  private final byte[] before;
  private final byte[] after;
  private final byte[] head;

  private Requests(JsonObject request) {
    String text = Json.createObjectBuilder(request).add("batch_id", FIRST_NUMBER).build().toString();
    String number = String.valueOf(FIRST_NUMBER);
    int at = text.indexOf(number);
    before = text.substring(0, at).getBytes(StandardCharsets.UTF_8);
    after = text.substring(at + number.length()).getBytes(StandardCharsets.UTF_8);
    head = Connection.post("/v2/batch/prove", text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Requests like that of an example file. */
  static Requests like(Path example) {
    return new Requests(request(example));
  }

  /** Requests in chunks with the transfers of an example file, again and again. */
  static Requests chunked(Path example, int transfers) {
    JsonObject request = request(example);
    JsonArray few = request.getJsonArray("transfers");
    var many = Json.createArrayBuilder();
    for (int i = 0; i < transfers; i++) {
      many.add(few.get(i % few.size()));
    }
    JsonObjectBuilder chunked = Json.createObjectBuilder(request).add("transfers", many).add("chunked", true)
        .add("withdrawals", JsonValue.EMPTY_JSON_ARRAY).add("shielded", JsonValue.EMPTY_JSON_ARRAY);
    return new Requests(chunked.build());
  }

  /** The bytes of one request's body. */
  int size() {
    return before.length + String.valueOf(FIRST_NUMBER).length() + after.length;
  }

  /** The parts of the next request. */
  byte[][] next() {
    byte[] number = String.valueOf(NUMBERS.getAndIncrement()).getBytes(StandardCharsets.US_ASCII);
    return new byte[][] {head, before, number, after};
  }

  /** The number of the request that comes next. */
  static long nextNumber() {
    return NUMBERS.get();
  }

  private static JsonObject request(Path example) {
    try (JsonReader reader = Json.createReader(Files.newInputStream(example))) {
      return reader.readObject().getJsonObject("request");
    } catch (IOException e) {
      throw new BenchException("the example " + example + " cannot be read", new UncheckedIOException(e));
    }
  }
}
