package dev.forge.prover.noir;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/** JSON of unknown origin. */
final class JsonText {
  /** Digits and other characters of the longest number read: longer ones take time that grows faster than they do. */
  private static final int LONGEST_NUMBER = 100;

  private JsonText() {}

  /** The object that a text consists of; empty with the reason given to {@code refuse} where it is not one. */
  static JsonObject object(String text, java.util.function.Function<String, ? extends RuntimeException> refuse) {
    Optional<String> number = longNumber(text);
    if (number.isPresent()) {
      throw refuse.apply("it has a number that starts with " + number.get() + " and is longer than " + LONGEST_NUMBER
          + " characters");
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (value.getValueType() != JsonValue.ValueType.OBJECT) {
        throw refuse.apply("it is not a JSON object but " + value.getValueType());
      }
      return value.asJsonObject();
    } catch (JsonException | IllegalStateException e) {
      throw refuse.apply("it is not JSON: " + e.getMessage());
    }
  }

  private static Optional<String> longNumber(String text) {
    boolean quoted = false;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E') {
        if (++run > LONGEST_NUMBER) {
          return Optional.of(text.substring(i + 1 - run, i + 1 - run + 20));
        }
        continue;
      }
      run = 0;
    }
    return Optional.empty();
  }
}
