package dev.forge.prover.noir;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns witnesses back into values as Noir 1.0.0-beta.26 shows them: fields and unsigned integers in hexadecimal with
 * an even
 * number of digits, signed integers with 64 digits and a sign.
 */
public final class AbiDecoder {
  private final FrVector values;
  private int next;

  private AbiDecoder(FrVector values) {
    this.values = values;
  }

  /**
   * What main took and returned.
   *
   * @param inputs a member per parameter
   * @param returned empty where main returns nothing
   */
  public record Decoded(JsonObject inputs, Optional<JsonValue> returned) {}

  /**
   * Decodes the witnesses of main; the returned value is in the witnesses after the parameters.
   *
   * @throws InputException if a witness has no value or one that its type does not allow
   */
  public static Decoded decode(Abi abi, WitnessMap witnesses) {
    int parameters = abi.parameterWitnesses();
    AbiDecoder decoder = new AbiDecoder(assigned(witnesses, parameters + abi.returnWitnesses()));
    JsonObjectBuilder inputs = Json.createObjectBuilder();
    for (Abi.Parameter parameter : abi.parameters()) {
      inputs.add(parameter.name(), decoder.value(parameter.type(), parameter.name()));
    }
    return new Decoded(
        inputs.build(), abi.returnType().map(type -> decoder.value(type.type(), AbiEncoder.RETURN)));
  }

  /**
   * Decodes one value.
   *
   * @param path how messages call it
   * @throws InputException if there are too few elements, or one is not allowed by its type
   */
  public static JsonValue decode(AbiType type, FrVector values, String path) {
    if (values.size() < type.witnesses()) {
      throw new InputException(path,
          "`" + path + "` has " + values.size() + " values, its type needs " + type.witnesses());
    }
    return new AbiDecoder(values).value(type, path);
  }

  private static FrVector assigned(WitnessMap witnesses, int count) {
    for (int i = 0; i < count; i++) {
      if (i >= witnesses.size() || !witnesses.isAssigned(i)) {
        throw new InputException("", "witness " + i + " has no value");
      }
    }
    FrVector values = new FrVector(count);
    System.arraycopy(witnesses.values().limbs(), 0, values.limbs(), 0, values.limbs().length);
    return values;
  }

  private JsonValue value(AbiType type, String path) {
    return switch (type) {
      case AbiType.Field _ -> Json.createValue(hexadecimal(take().toBigInteger()));
      case AbiType.Bool _ -> bounded(type, 1, path).signum() != 0 ? JsonValue.TRUE : JsonValue.FALSE;
      case AbiType.Int t -> Json.createValue(integer(t, bounded(t, t.width(), path)));
      case AbiType.Text t -> Json.createValue(text(t.length(), path));
      case AbiType.Array t -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = 0; i < t.length(); i++) {
          array.add(value(t.element(), path + "[" + i + "]"));
        }
        yield array.build();
      }
      case AbiType.Tuple t -> {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = 0; i < t.fields().size(); i++) {
          array.add(value(t.fields().get(i), path + "." + i));
        }
        yield array.build();
      }
      case AbiType.Struct t -> {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (AbiType.Member field : t.fields()) {
          object.add(field.name(), value(field.type(), path + "." + field.name()));
        }
        yield object.build();
      }
    };
  }

  private Fr take() {
    return values.get(next++);
  }

  private BigInteger bounded(AbiType type, int bits, String path) {
    Fr value = take();
    BigInteger integer = value.toBigInteger();
    if (integer.bitLength() > bits) {
      throw new InputException(
          path,
          "The value of `" + path + "` does not match the specified type:\nValue Field(" + TypedValue.decimal(value)
              + ") does not fall within range of allowable values for a " + AbiText.of(type));
    }
    return integer;
  }

  private String text(int length, String path) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      BigInteger value = take().toBigInteger();
      if (value.bitLength() > Byte.SIZE) {
        throw new InputException(
            path,
            "Could not decode string parameter `" + path + "`: witness value " + value
                + " is not a valid byte (must be in the range 0..=255)");
      }
      bytes[i] = value.byteValue();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String integer(AbiType.Int type, BigInteger value) {
    if (!type.signed()) {
      return hexadecimal(value);
    }
    boolean negative = value.testBit(type.width() - 1);
    BigInteger size = negative ? BigInteger.ONE.shiftLeft(type.width()).subtract(value) : value;
    return String.format("%s0x%064x", negative ? "-" : "", size);
  }

  /** Hexadecimal with an even number of digits. */
  static String hexadecimal(BigInteger value) {
    String digits = value.toString(16);
    return (digits.length() % 2 == 0 ? "0x" : "0x0") + digits;
  }
}
