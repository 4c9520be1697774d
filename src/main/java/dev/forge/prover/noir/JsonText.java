package dev.forge.prover.noir;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** JSON of unknown origin. */
final class JsonText {
  /** Characters of the longest number read: longer ones take time that grows faster than they do. */
  private static final int LONGEST_NUMBER = 100;

  private static final int MAXIMUM_NESTING = 300;

  private JsonText() {}

  /** The object that a text consists of; throws what {@code refuse} makes of the reason where it is not one. */
  static JsonObject object(String text, Function<String, ? extends RuntimeException> refuse) {
    Optional<String> excess = excess(text);
    if (excess.isPresent()) {
      throw refuse.apply(excess.get());
    }
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw refuse.apply("something follows the end of the JSON value");
      }
      if (value.getValueType() != JsonValue.ValueType.OBJECT) {
        throw refuse.apply("it is not a JSON object but " + value.getValueType());
      }
      return value.asJsonObject();
    } catch (JsonException | IllegalStateException | NoSuchElementException | NumberFormatException e) {
      throw refuse.apply("it is not JSON: " + e.getMessage());
    }
  }

  /** A number's value; empty where it is written with a fraction or an exponent. */
  static Optional<BigInteger> integer(JsonNumber number) {
    String text = number.toString();
    return text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9') ? Optional.of(new BigInteger(text))
        : Optional.empty();
  }

  /** What the parser should not be given: numbers that are too long, values that nest too deep. */
  private static Optional<String> excess(String text) {
    boolean quoted = false;
    int run = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
        continue;
      }
      quoted = c == '"';
      run = isNumeric(c) ? run + 1 : 0;
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (run > LONGEST_NUMBER) {
        return Optional.of("it has a number of more than " + LONGEST_NUMBER + " characters");
      }
      if (depth > MAXIMUM_NESTING) {
        return Optional.of("it nests deeper than " + MAXIMUM_NESTING);
      }
    }
    return Optional.empty();
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }
}
