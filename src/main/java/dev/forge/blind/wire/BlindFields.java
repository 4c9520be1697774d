package dev.forge.blind.wire;

import dev.forge.batch.RefusalCode;
import dev.forge.batch.RefusedRequestException;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The fields of an object, read strictly; the first that is wrong ends the reading. No problem shows a value's text. */
public final class BlindFields {
  private final JsonObject object;
  private final String pointer;

  /** The fields of an object at a JSON pointer. */
  public BlindFields(JsonObject object, String pointer) {
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

  /** An id. */
  public String id(String name) {
    return checked(name, () -> new SessionId(text(name)).text());
  }

  /** A scalar below the modulus. */
  public Fr scalar(String name) {
    return CompressedEncoding.scalar(base64(name)).orElseThrow(
        () -> invalid(name, "is not the base64 of a scalar below the modulus in 32 bytes"));
  }

  /** A point of the curve other than infinity. */
  public G1Affine point(String name) {
    G1Affine point = CompressedEncoding.point(base64(name))
        .orElseThrow(() -> invalid(name, "is not the base64 of a point of the curve in 32 bytes"));
    if (point.isInfinity()) {
      throw invalid(name, "is the point at infinity");
    }
    return point;
  }

  /** A whole number within bounds. */
  public int integer(String name, int smallest, int largest) {
    if (!(required(name) instanceof JsonNumber number)) {
      throw malformed(name, "is not a number");
    }
    if (!number.toString().matches("[0-9]{1,9}") || number.intValue() < smallest || number.intValue() > largest) {
      throw invalid(name, "is not a whole number from " + smallest + " to " + largest);
    }
    return number.intValue();
  }

  /** The number of a node, or the index of a share. */
  public NodeId node(String name) {
    return new NodeId(integer(name, 1, NodeId.LARGEST));
  }

  /** Bytes in hexadecimal digits. */
  public byte[] hex(String name, int fewest, int most) {
    String digits = text(name);
    String bare = digits.startsWith("0x") ? digits.substring(2) : digits;
    if (!bare.matches("([0-9a-fA-F]{2})*") || bare.length() < 2 * fewest || bare.length() > 2 * most) {
      throw invalid(name, "is not " + (fewest == most ? "" : fewest + " to ") + most + " bytes in hexadecimal digits");
    }
    return HexFormat.of().parseHex(bare);
  }

  /** A circuit type. */
  public CircuitType circuit(String name) {
    return CircuitType.named(text(name)).orElseThrow(() -> malformed(name, "is no circuit type"));
  }

  /** A witness commitment: an object with its hash, or the hash alone. */
  public WitnessCommitment witnessCommitment(String name) {
    if (required(name) instanceof JsonObject inner) {
      BlindFields fields = new BlindFields(inner, at(name));
      return fields.checked("hash", () -> new WitnessCommitment(fields.text("hash")));
    }
    return checked(name, () -> new WitnessCommitment(text(name)));
  }

  /** The fields of an object inside this one. */
  public BlindFields object(String name) {
    if (required(name) instanceof JsonObject inner) {
      return new BlindFields(inner, at(name));
    }
    throw malformed(name, "is not an object");
  }

  /** The elements of a list of at most so many, each read as a field of its own. */
  public <T> List<T> list(String name, int most, Function<BlindFields, T> reader) {
    if (!(required(name) instanceof JsonArray array)) {
      throw malformed(name, "is not a list");
    }
    if (array.size() > most) {
      throw invalid(name, "has " + array.size() + " elements, allowed are " + most);
    }
    return IntStream.range(0, array.size()).mapToObj(i -> {
      JsonObject wrapped = array.get(i) instanceof JsonObject inner ? inner
          : jakarta.json.Json.createObjectBuilder().add("value", array.get(i)).build();
      return reader.apply(new BlindFields(wrapped, at(name) + "/" + i));
    }).toList();
  }

  /** A value whose own checks speak for the field. */
  public <T> T checked(String name, java.util.function.Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw invalid(name, e.getMessage());
    }
  }

  private byte[] base64(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is not base64");
    }
  }

  private JsonValue required(String name) {
    JsonValue value = object.get(name);
    if (value == null || value == JsonValue.NULL) {
      throw invalid(name, "is missing");
    }
    return value;
  }

  /** A field is out of its range or form. */
  public RefusedRequestException invalid(String name, String problem) {
    return new RefusedRequestException(RefusalCode.INVALID_FIELD, at(name), problem);
  }

  private RefusedRequestException malformed(String name, String problem) {
    return new RefusedRequestException(RefusalCode.MALFORMED_REQUEST, at(name), problem);
  }

  private String at(String name) {
    return pointer + "/" + name;
  }
}
