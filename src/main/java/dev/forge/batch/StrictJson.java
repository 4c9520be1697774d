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
import java.util.function.Supplier;

/** JSON in which no name comes twice in an object, nothing follows the document, and nesting is limited. */
public final class StrictJson {
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
  public static JsonObject parse(InputStream json) {
    return guarded(() -> {
      try (JsonParser parser = open(json)) {
        JsonObject object = object(parser, 1);
        end(parser);
        return object;
      }
    });
  }

  /** A parser of an object in UTF-8, behind the object's brace. Each use of it must be {@link #guarded}. */
  static JsonParser open(InputStream json) {
    JsonParser parser = PARSERS.createParser(json, StandardCharsets.UTF_8);
    if (parser.next() != Event.START_OBJECT) {
      throw malformed("is not a JSON object");
    }
    return parser;
  }

  /** Refuses what follows the object. */
  static void end(JsonParser parser) {
    parser.hasNext();
  }

  /**
   * Reads something, and tells in our words what the parser finds.
   *
   * @throws RefusedRequestException with {@link RefusalCode#MALFORMED_REQUEST} if it is not JSON
   * @throws UncheckedIOException if the stream fails
   */
  static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedRequestException e) {
      throw e;
    } catch (RuntimeException e) { // the parser tells some of its limits by no type of their own
      if (e.getCause() instanceof IOException failure) {
        throw new UncheckedIOException(failure);
      }
      throw malformed("not JSON: " + e.getMessage());
    }
  }

  /** The value that began with an event, so deep in the document. */
  static JsonValue value(JsonParser parser, Event event, int depth) {
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
      String name = newName(parser, names);
      object.add(name, value(parser, parser.next(), depth + 1));
    }
    return object.build();
  }

  /** The name that the parser is at, which must be none of those before it. */
  static String newName(JsonParser parser, Set<String> names) {
    String name = parser.getString();
    if (!names.add(name)) {
      throw malformed("has the name " + Problems.quote(name) + " twice in an object");
    }
    return name;
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
