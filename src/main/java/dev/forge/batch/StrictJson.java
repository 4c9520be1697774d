package dev.forge.batch;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** JSON in which no name comes twice in an object, nothing follows the document, and nesting is limited. */
final class StrictJson {
  private static final int DEPTH = 32;
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private StrictJson() {}

  /**
   * Reads an object in UTF-8.
   *
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} if it is none
   * @throws UncheckedIOException if the stream fails
   */
  static JsonObject parse(InputStream json) {
    try (JsonParser parser = PARSERS.createParser(json, StandardCharsets.UTF_8)) {
      if (parser.next() != Event.START_OBJECT) {
        throw malformed("is not a JSON object");
      }
      JsonObject object = object(parser, 1);
      parser.hasNext(); // refuses what follows the object
      return object;
    } catch (RefusedRequestException e) {
      throw e;
    } catch (RuntimeException e) { // the parser tells some of its limits by no type of their own
      if (e.getCause() instanceof IOException failure) {
        throw new UncheckedIOException(failure);
      }
      throw malformed("not JSON: " + e.getMessage());
    }
  }

  private static JsonValue value(JsonParser parser, Event event, int depth) {
    if (depth > DEPTH) {
      throw malformed("is nested more than " + DEPTH + " deep");
    }
    return switch (event) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> array(parser, depth);
      default -> parser.getValue();
    };
  }

  private static JsonObject object(JsonParser parser, int depth) {
    JsonObjectBuilder object = BUILDERS.createObjectBuilder();
    Set<String> names = new HashSet<>();
    while (parser.next() != Event.END_OBJECT) {
      String name = parser.getString();
      if (!names.add(name)) {
        throw malformed("has the name " + Problems.quote(name) + " twice in an object");
      }
      object.add(name, value(parser, parser.next(), depth + 1));
    }
    return object.build();
  }

  private static JsonArray array(JsonParser parser, int depth) {
    JsonArrayBuilder array = BUILDERS.createArrayBuilder();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      array.add(value(parser, event, depth + 1));
    }
    return array.build();
  }

  private static RefusedRequestException malformed(String problem) {
    return new RefusedRequestException(RefusalCode.MALFORMED_REQUEST, "", problem);
  }
}
