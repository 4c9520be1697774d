package dev.forge.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An example of each operation's answer, a resource that is named by the operation. */
final class AnswerExamples {
  private static final String FOLDER = "/openapi/examples/";

  private AnswerExamples() {}

  /** The example of an operation, where it has one: maps, lists, texts, numbers, truths and nulls. */
  static Optional<Object> of(String operationId) {
    try (InputStream file = AnswerExamples.class.getResourceAsStream(FOLDER + operationId + ".json")) {
      return file == null ? Optional.empty() : Optional.of(plain(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + operationId, e);
    }
  }

  private static JsonValue read(InputStream file) {
    try (JsonReader reader = Json.createReader(file)) {
      return reader.readValue();
    }
  }

  private static Object plain(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, member) -> members.put(name, plain(member)));
        yield members;
      }
      case JsonArray array -> array.stream().map(AnswerExamples::plain).toList();
      case JsonString text -> text.getString();
      case JsonNumber number -> number.bigIntegerValueExact();
      default -> plainConstant(value);
    };
  }

  private static Object plainConstant(JsonValue value) {
    return value.getValueType() == JsonValue.ValueType.NULL ? null : value.getValueType() == JsonValue.ValueType.TRUE;
  }
}
