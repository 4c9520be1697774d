package dev.forge.prover.noir;

import dev.forge.zk.acir.WitnessMap;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns inputs into the witnesses of main's parameters, by the rules and with the messages of Noir 1.0.0-beta.26. */
public final class AbiEncoder {
  /** The key of the value that main is expected to return. */
  public static final String RETURN = "return";

  private AbiEncoder() {}

  /**
   * Inputs as witnesses.
   *
   * @param witnesses the parameters, all assigned, and nothing else
   * @param expectedReturn the value under the key {@code return}, flattened; empty where there is none
   */
  public record Encoded(WitnessMap witnesses, Optional<FrVector> expectedReturn) {}

  /**
   * Encodes inputs; keys that name no parameter are ignored.
   *
   * @throws InputException if a parameter is missing or its value is not accepted
   */
  public static Encoded encode(Abi abi, InputValue.Table inputs) {
    Map<String, TypedValue> read = read(abi, inputs);
    List<Fr> flat = new ArrayList<>();
    for (Abi.Parameter parameter : abi.parameters()) {
      TypedValue value = read.get(parameter.name());
      if (value == null) {
        throw TypedValueReader.missing(parameter.name());
      }
      append(flat, value, parameter.type(), parameter.name());
    }
    WitnessMap witnesses = new WitnessMap(flat.size());
    for (int i = 0; i < flat.size(); i++) {
      witnesses.set(i, flat.get(i));
    }
    Optional<FrVector> expected =
        abi.returnType()
            .filter(_ -> read.containsKey(RETURN))
            .map(type -> flatten(read.get(RETURN), type.type(), RETURN));
    return new Encoded(witnesses, expected);
  }

  /**
   * Encodes one value.
   *
   * @param path how messages call it
   * @throws InputException if it is not accepted
   */
  public static FrVector encode(AbiType type, InputValue value, String path) {
    return flatten(TypedValueReader.read(value, type, path), type, path);
  }

  private static FrVector flatten(TypedValue value, AbiType type, String path) {
    List<Fr> flat = new ArrayList<>();
    append(flat, value, type, path);
    return FrVector.of(flat.toArray(Fr[]::new));
  }

  /** All parameters that have a value, and the expected return, in the order of their names as Noir does. */
  private static Map<String, TypedValue> read(Abi abi, InputValue.Table inputs) {
    Map<String, AbiType> types = new TreeMap<>();
    abi.parameters().forEach(parameter -> types.put(parameter.name(), parameter.type()));
    abi.returnType().ifPresent(type -> types.put(RETURN, type.type()));
    Map<String, TypedValue> read = new TreeMap<>();
    types.forEach(
        (name, type) -> {
          InputValue value = inputs.values().get(name);
          if (value != null) {
            read.put(name, TypedValueReader.read(value, type, name));
          }
        });
    return read;
  }

  /** Checks lengths and ranges, the second of Noir's two steps, and appends the value depth first. */
  private static void append(List<Fr> flat, TypedValue value, AbiType type, String path) {
    switch (value) {
      case TypedValue.Element(var element) -> {
        int bits = bits(type);
        if (element.toBigInteger().bitLength() > bits) {
          throw mismatch(
              path,
              "Value " + value.text() + " does not fall within range of allowable values for a " + AbiText.of(type));
        }
        flat.add(element);
      }
      case TypedValue.Text(var text) -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        requireLength(((AbiType.Text) type).length(), bytes.length, value, type, path);
        for (byte b : bytes) {
          flat.add(Fr.of(b & 0xff));
        }
      }
      case TypedValue.Sequence(var values) -> appendAll(flat, values, value, type, path);
      case TypedValue.Struct(var values) -> {
        for (AbiType.Member field : ((AbiType.Struct) type).fields()) {
          append(flat, values.get(field.name()), field.type(), path + "." + field.name());
        }
      }
    }
  }

  private static void appendAll(List<Fr> flat, List<TypedValue> values, TypedValue value, AbiType type, String path) {
    if (type instanceof AbiType.Tuple tuple) {
      requireLength(tuple.fields().size(), values.size(), value, type, path);
      for (int i = 0; i < values.size(); i++) {
        append(flat, values.get(i), tuple.fields().get(i), path + "." + i);
      }
    } else {
      AbiType.Array array = (AbiType.Array) type;
      requireLength(array.length(), values.size(), value, type, path);
      for (int i = 0; i < values.size(); i++) {
        append(flat, values.get(i), array.element(), path + "[" + i + "]");
      }
    }
  }

  private static int bits(AbiType type) {
    return switch (type) {
      case AbiType.Bool _ -> 1;
      case AbiType.Int integer -> integer.width();
      default -> Integer.MAX_VALUE;
    };
  }

  private static void requireLength(int expected, int found, TypedValue value, AbiType type, String path) {
    if (found != expected) {
      throw mismatch(
          path,
          "Type " + AbiText.of(type) + " is expected to have length " + expected + " but value "
              + AbiText.cut(value.text())
              + " has length " + found);
    }
  }

  private static InputException mismatch(String path, String problem) {
    return new InputException(
        path, "The value passed for parameter `" + path + "` does not match the specified type:\n" + problem);
  }
}
