package dev.forge.blind.wire;

import dev.forge.batch.StrictFields;
import dev.forge.blind.CircuitType;
import dev.forge.blind.NodeId;
import dev.forge.blind.SessionId;
import dev.forge.blind.WitnessCommitment;
import dev.forge.zk.curve.G1Affine;
import dev.forge.zk.field.Fr;
import dev.forge.zk.schnorr.CompressedEncoding;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The fields of an object of blind proving. No problem shows a value's text: it may be a secret. */
public final class BlindFields extends StrictFields {
  /** The fields of an object at a JSON pointer. */
  public BlindFields(JsonObject object, String pointer) {
    super(object, pointer);
  }

  /** An id. */
  public String id(String name) {
    return checked(name, () -> new SessionId(text(name)).text());
  }

  /** A scalar below the modulus. */
  public Fr scalar(String name) {
    return CompressedEncoding.scalar(bytes(name)).orElseThrow(
        () -> invalid(name, "is not the base64 of a scalar below the modulus in 32 bytes"));
  }

  /** A point of the curve other than infinity. */
  public G1Affine point(String name) {
    G1Affine point = CompressedEncoding.point(bytes(name))
        .orElseThrow(() -> invalid(name, "is not the base64 of a point of the curve in 32 bytes"));
    if (point.isInfinity()) {
      throw invalid(name, "is the point at infinity");
    }
    return point;
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
  @Override
  public BlindFields object(String name) {
    return new BlindFields(inner(name), at(name));
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
          : Json.createObjectBuilder().add("value", array.get(i)).build();
      return reader.apply(new BlindFields(wrapped, at(name) + "/" + i));
    }).toList();
  }
}
