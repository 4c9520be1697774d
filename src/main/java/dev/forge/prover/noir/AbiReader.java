package dev.forge.prover.noir;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the ABI of an artifact. */
final class AbiReader {
  private static final int MAXIMUM_NESTING = 64;
  private static final long MOST_WITNESSES = 1 << 24;
  private static final int MOST_EMPTY_VALUES = 1 << 16;

  private AbiReader() {}

  static Abi read(JsonObject abi) {
    List<Abi.Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long witnesses = 0;
    for (JsonValue value : array(abi, "parameters")) {
      JsonObject parameter = object(value, "parameters");
      String name = text(parameter, "name");
      if (!names.add(name)) {
        throw refuse("two parameters are named " + name);
      }
      AbiType type = type(parameter.get("type"), name, 0);
      witnesses += requireSize(type, name);
      parameters.add(new Abi.Parameter(name, type, visibility(parameter)));
    }
    if (witnesses > MOST_WITNESSES) {
      throw refuse("the parameters take " + witnesses + " witnesses, at most " + MOST_WITNESSES + " are allowed");
    }
    return new Abi(parameters, returnType(abi), errorTypes(abi));
  }

  private static Optional<Abi.ReturnType> returnType(JsonObject abi) {
    JsonValue value = abi.get("return_type");
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    JsonObject returned = object(value, "return_type");
    AbiType type = type(returned.get("abi_type"), "return_type", 0);
    requireSize(type, "return_type");
    return Optional.of(new Abi.ReturnType(type, visibility(returned)));
  }

  private static Map<Long, ErrorType> errorTypes(JsonObject abi) {
    Map<Long, ErrorType> types = new HashMap<>();
    if (abi.get("error_types") instanceof JsonObject errors) {
      errors.forEach(
          (selector, value) -> types.put(selector(selector), errorType(object(value, "error_types"), selector)));
    }
    return types;
  }

  private static long selector(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException _) {
      throw refuse("error type " + AbiText.cut(text) + " is not named by a number of 64 bits");
    }
  }

  private static ErrorType errorType(JsonObject error, String selector) {
    String kind = text(error, "error_kind");
    String path = "error type " + selector;
    return switch (kind) {
      case "string" -> new ErrorType.Static(text(error, "string"));
      case "fmtstring" -> {
        List<AbiType> items = new ArrayList<>();
        for (JsonValue item : array(error, "item_types")) {
          items.add(type(item, path, 0));
        }
        yield new ErrorType.Format(number(error, "length", path), items);
      }
      case "custom" -> new ErrorType.Custom(type(error, path, 0));
      default -> throw refuse(path + " is of the unknown kind " + AbiText.cut(kind));
    };
  }

  private static AbiType type(JsonValue value, String path, int depth) {
    if (depth > MAXIMUM_NESTING) {
      throw refuse("the type of " + path + " nests deeper than " + MAXIMUM_NESTING);
    }
    JsonObject type = object(value, path);
    String kind = text(type, "kind");
    return switch (kind) {
      case "field" -> new AbiType.Field();
      case "boolean" -> new AbiType.Bool();
      case "integer" -> integer(type, path);
      case "string" -> new AbiType.Text(number(type, "length", path));
      case "array" -> arrayType(type, path, depth);
      case "tuple" -> {
        List<AbiType> fields = new ArrayList<>();
        for (JsonValue field : array(type, "fields")) {
          fields.add(type(field, path, depth + 1));
        }
        yield new AbiType.Tuple(fields);
      }
      case "struct" -> {
        List<AbiType.Member> fields = new ArrayList<>();
        for (JsonValue field : array(type, "fields")) {
          JsonObject member = object(field, path);
          String name = text(member, "name");
          fields.add(new AbiType.Member(name, type(member.get("type"), path + "." + name, depth + 1)));
        }
        yield new AbiType.Struct(text(type, "path"), fields);
      }
      default -> throw refuse("the type of " + path + " is of the unknown kind " + AbiText.cut(kind));
    };
  }

  private static AbiType integer(JsonObject type, String path) {
    int width = number(type, "width", path);
    String sign = text(type, "sign");
    if (width < 1 || width > 128 || !sign.equals("signed") && !sign.equals("unsigned")) {
      throw refuse("the integer type of " + path + " is " + AbiText.cut(sign) + " and of " + width + " bits");
    }
    return new AbiType.Int(sign.equals("signed"), width);
  }

  private static AbiType arrayType(JsonObject type, String path, int depth) {
    AbiType element = type(type.get("type"), path + "[]", depth + 1);
    int length = number(type, "length", path);
    if (requireSize(element, path) == 0 && length > MOST_EMPTY_VALUES) {
      throw refuse("the type of " + path + " is an array of " + length + " empty values");
    }
    return new AbiType.Array(length, element);
  }

  /** The witnesses that a type takes, which must not be too many. */
  private static long requireSize(AbiType type, String path) {
    try {
      long witnesses = type.witnesses();
      if (witnesses <= MOST_WITNESSES) {
        return witnesses;
      }
    } catch (ArithmeticException _) {
      // falls through to the same refusal
    }
    throw refuse("the type of " + path + " takes more than " + MOST_WITNESSES + " witnesses");
  }

  private static Abi.Visibility visibility(JsonObject of) {
    String visibility = text(of, "visibility");
    return switch (visibility) {
      case "public" -> Abi.Visibility.PUBLIC;
      case "private" -> Abi.Visibility.PRIVATE;
      case "databus" -> Abi.Visibility.DATABUS;
      default -> throw refuse("unknown visibility " + AbiText.cut(visibility));
    };
  }

  private static JsonArray array(JsonObject of, String key) {
    if (of.get(key) instanceof JsonArray array) {
      return array;
    }
    throw refuse(key + " is not an array");
  }

  private static JsonObject object(JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw refuse(what + " should be an object");
  }

  private static String text(JsonObject of, String key) {
    if (of.get(key) instanceof JsonString text) {
      return text.getString();
    }
    throw refuse(key + " is not a string");
  }

  private static int number(JsonObject of, String key, String path) {
    if (of.get(key) instanceof JsonNumber number) {
      Optional<BigInteger> value = JsonText.integer(number);
      if (value.isPresent() && value.get().signum() >= 0 && value.get().bitLength() < Integer.SIZE) {
        return value.get().intValue();
      }
    }
    throw refuse(key + " of " + path + " is not a number from 0 to " + Integer.MAX_VALUE);
  }

  private static ArtifactException refuse(String problem) {
    return new ArtifactException("the ABI is not one of Noir: " + problem);
  }
}
