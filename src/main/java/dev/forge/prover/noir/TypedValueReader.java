package dev.forge.prover.noir;

import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads input values by the types they should have: the first of Noir's two steps. */
final class TypedValueReader {
  private TypedValueReader() {}

  static TypedValue read(InputValue value, AbiType type, String path) {
    return switch (type) {
      case AbiType.Field _ when value instanceof InputValue.Number(var number) -> element(Fr.reduce(number));
      case AbiType.Field _ when value instanceof InputValue.Text(var text) -> element(IntegerText.element(text, path));
      case AbiType.Bool _ when value instanceof InputValue.Bool(var bool) -> element(bool ? Fr.ONE : Fr.ZERO);
      case AbiType.Bool _ when value instanceof InputValue.Number(var number) -> element(Fr.reduce(number));
      case AbiType.Bool _ when value instanceof InputValue.Text(var text) -> element(IntegerText.element(text, path));
      case AbiType.Int t when value instanceof InputValue.Number(var number) -> integer(number, t, path);
      case AbiType.Int t when value instanceof InputValue.Text(var text)
          -> t.signed() ? integer(IntegerText.signed(text, path), t, path) : element(IntegerText.element(text, path));
      case AbiType.Text _ when value instanceof InputValue.Text(var text) -> new TypedValue.Text(text);
      case AbiType.Array t when value instanceof InputValue.Sequence(var values) -> array(values, t, path);
      case AbiType.Tuple t when value instanceof InputValue.Sequence(var values) -> tuple(values, t, path);
      case AbiType.Struct t when value instanceof InputValue.Table table -> struct(table, t, path);
      default -> throw new InputException(
          path,
          "cannot parse value `" + AbiText.of(value) + "` into " + AbiText.of(type) + ", the type of parameter `" + path
              + "`");
    };
  }

  private static TypedValue element(Fr value) {
    return new TypedValue.Element(value);
  }

  private static TypedValue integer(BigInteger value, AbiType.Int type, String path) {
    BigInteger size = BigInteger.ONE.shiftLeft(type.width());
    BigInteger minimum = type.signed() ? size.shiftRight(1).negate() : BigInteger.ZERO;
    BigInteger maximum = minimum.add(size).subtract(BigInteger.ONE);
    if (value.compareTo(minimum) < 0) {
      throw IntegerText.invalid(path,
          "Value " + AbiText.cut(value.toString()) + " is less than minimum allowed value of " + minimum);
    }
    if (value.compareTo(maximum) > 0) {
      throw IntegerText.invalid(path,
          "Value " + AbiText.cut(value.toString()) + " exceeds maximum allowed value of " + maximum);
    }
    return element(Fr.reduce(value.mod(size)));
  }

  private static TypedValue array(List<InputValue> values, AbiType.Array type, String path) {
    List<TypedValue> read = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      read.add(read(values.get(i), type.element(), path + "[" + i + "]"));
    }
    return new TypedValue.Sequence(read);
  }

  /** Surplus elements are ignored, as Noir does. */
  private static TypedValue tuple(List<InputValue> values, AbiType.Tuple type, String path) {
    List<TypedValue> read = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), type.fields().size()); i++) {
      read.add(read(values.get(i), type.fields().get(i), path + "[" + i + "]"));
    }
    return new TypedValue.Sequence(read);
  }

  private static TypedValue struct(InputValue.Table table, AbiType.Struct type, String path) {
    SortedMap<String, TypedValue> read = new TreeMap<>();
    for (AbiType.Member field : type.fields()) {
      String fieldPath = path + "." + field.name();
      InputValue value = table.values().get(field.name());
      if (value == null) {
        throw missing(fieldPath);
      }
      read.put(field.name(), read(value, field.type(), fieldPath));
    }
    return new TypedValue.Struct(read);
  }

  static InputException missing(String path) {
    return new InputException(path, "Expected argument `" + path + "`, but none was found");
  }
}
