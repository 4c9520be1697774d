package dev.forge.batch;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of an object, read strictly; the first that is wrong ends the reading with a {@link RefusedRequestException}
 * that names it. A value of another JSON type is {@link RefusalCode#MALFORMED_REQUEST}; one that is missing, out of its range
 * or not of its form is {@link RefusalCode#INVALID_FIELD}. No text but a UUID's is shown, for it may be a secret.
 */
public class StrictFields {
  private static final int MOST_DIGITS_OF_LONG = 18;

  private final JsonObject object;
  private final String pointer;

  /** The fields of an object at a JSON pointer. */
  public StrictFields(JsonObject object, String pointer) {
    this.object = object;
    this.pointer = pointer;
  }

  /** Whether a field is there and not null. */
  public boolean has(String name) {
    return object.containsKey(name) && object.get(name) != JsonValue.NULL;
  }

  /** A field that may be missing. */
  public <T> Optional<T> optional(String name, Function<String, T> reader) {
    return has(name) ? Optional.of(reader.apply(name)) : Optional.empty();
  }

  /** A text. */
  public String text(String name) {
    if (required(name) instanceof JsonString text) {
      return text.getString();
    }
    throw malformed(name, "is not a text");
  }

  /** A whole number within bounds, which are at least 0 and have at most 18 digits. */
  public long integer(String name, long smallest, long largest) {
    if (!(required(name) instanceof JsonNumber number)) {
      throw malformed(name, "is not a number");
    }
    String digits = number.toString();
    boolean whole = digits.length() <= MOST_DIGITS_OF_LONG && digits.chars().allMatch(Character::isDigit);
    if (!whole || number.longValue() < smallest || number.longValue() > largest) {
      throw invalid(name, Problems.shortened(digits) + " is not a whole number from " + smallest + " to " + largest);
    }
    return number.longValue();
  }

  /** A whole number within bounds that are at least 0. */
  public int integer(String name, int smallest, int largest) {
    return (int) integer(name, (long) smallest, (long) largest);
  }

  /** A UUID in its 36 characters. */
  public UUID uuid(String name) {
    String text = text(name);
    try {
      UUID id = UUID.fromString(text);
      if (id.toString().equalsIgnoreCase(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) { // said below
    }
    throw invalid(name, Problems.quote(text) + " is not a UUID");
  }

  /** Bytes in standard base64. */
  public byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is not base64");
    }
  }

  /** The texts of an object inside this one, each under its name. */
  public Map<String, String> texts(String name) {
    StrictFields inner = object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    inner.object.keySet().forEach(key -> texts.put(key, inner.text(key)));
    return texts;
  }

  /** The fields of an object inside this one. */
  public StrictFields object(String name) {
    return new StrictFields(inner(name), at(name));
  }

  /** A value whose own checks speak for the field. */
  public <T> T checked(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw invalid(name, e.getMessage());
    }
  }

  /** A field is out of its range or form. */
  public final RefusedRequestException invalid(String name, String problem) {
    return new RefusedRequestException(RefusalCode.INVALID_FIELD, at(name), problem);
  }

  /** A field is of another JSON type. */
  protected final RefusedRequestException malformed(String name, String problem) {
    return new RefusedRequestException(RefusalCode.MALFORMED_REQUEST, at(name), problem);
  }

  /** A value that must be there. */
  protected final JsonValue required(String name) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      throw invalid(name, "is missing");
    }
    return value;
  }

  /** An object that must be there. */
  protected final JsonObject inner(String name) {
    if (required(name) instanceof JsonObject inner) {
      return inner;
    }
    throw malformed(name, "is not an object");
  }

  /** The JSON pointer of a field. */
  protected final String at(String name) {
    return pointer + "/" + name;
  }
}
