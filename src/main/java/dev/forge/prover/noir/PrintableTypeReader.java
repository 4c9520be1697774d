package dev.forge.prover.noir;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the types that a program passes along with what it prints, as JSON. */
final class PrintableTypeReader {
  private static final int MAXIMUM_NESTING = 64;

  private PrintableTypeReader() {}

  /**
   * Reads a type.
   *
   * @throws UnprintableException if it is not one
   */
  static PrintableType read(String json) {
    return type(JsonText.object(json, UnprintableException::new), 0);
  }

  private static PrintableType type(JsonValue value, int depth) {
    if (depth > MAXIMUM_NESTING) {
      throw new UnprintableException("a type nests deeper than " + MAXIMUM_NESTING);
    }
    JsonObject type = object(value);
    String kind = text(type.get("kind"));
    return switch (kind) {
      case "field" -> new PrintableType.Field();
      case "boolean" -> new PrintableType.Bool();
      case "unit" -> new PrintableType.Unit();
      case "unsignedinteger" -> new PrintableType.Int(false, width(type));
      case "signedinteger" -> new PrintableType.Int(true, width(type));
      case "string" -> new PrintableType.Text(number(type, "length"));
      case "array" -> new PrintableType.Array(number(type, "length"), type(type.get("type"), depth + 1));
      case "vector", "slice" -> new PrintableType.Vector(type(type.get("type"), depth + 1));
      case "tuple" -> new PrintableType.Tuple(types(type.get("types"), depth));
      case "struct" -> new PrintableType.Struct(
          text(type.get("name")),
          array(type.get("fields")).stream()
              .map(field -> new PrintableType.Member(text(item(field, 0)), type(item(field, 1), depth + 1)))
              .toList());
      case "enum" -> new PrintableType.Enumeration(
          text(type.get("name")),
          array(type.get("variants")).stream()
              .map(variant -> new PrintableType.Variant(text(item(variant, 0)), types(item(variant, 1), depth)))
              .toList());
      case "fmtstring" -> new PrintableType.Format(number(type, "length"), items(type, depth));
      case "function" -> function(type, depth);
      case "reference"
          -> new PrintableType.Reference(type(type.get("typ"), depth + 1), type.get("mutable") == JsonValue.TRUE);
      default -> throw new UnprintableException("unknown type " + AbiText.cut(kind));
    };
  }

  private static List<PrintableType> items(JsonObject type, int depth) {
    if (type(type.get("typ"), depth + 1) instanceof PrintableType.Tuple(var items)) {
      return items;
    }
    throw new UnprintableException("the items of a format string are not a tuple");
  }

  private static PrintableType function(JsonObject type, int depth) {
    String arguments =
        types(type.get("arguments"), depth).stream().map(PrintableTypeReader::name).collect(Collectors.joining(", "));
    String signature =
        (type.get("unconstrained") == JsonValue.TRUE ? "unconstrained fn(" : "fn(") + arguments + ") -> "
            + name(type(type.get("return_type"), depth + 1));
    return new PrintableType.Function(signature, type(type.get("env"), depth + 1));
  }

  /** A type as Noir's source writes it. */
  private static String name(PrintableType type) {
    return switch (type) {
      case PrintableType.Field _ -> "Field";
      case PrintableType.Bool _ -> "bool";
      case PrintableType.Unit _ -> "()";
      case PrintableType.Int t -> (t.signed() ? "i" : "u") + t.width();
      case PrintableType.Text t -> "str<" + t.length() + ">";
      case PrintableType.Array t -> "[" + name(t.element()) + "; " + t.length() + "]";
      case PrintableType.Vector t -> "[" + name(t.element()) + "]";
      case PrintableType.Tuple t -> tuple(t.fields());
      case PrintableType.Struct t -> t.name();
      case PrintableType.Enumeration t -> t.name();
      case PrintableType.Format t -> "fmtstr<" + t.length() + ", " + tuple(t.items()) + ">";
      case PrintableType.Function t -> t.signature();
      case PrintableType.Reference t -> (t.mutable() ? "&mut " : "&") + name(t.target());
    };
  }

  private static String tuple(List<PrintableType> types) {
    return types.stream().map(PrintableTypeReader::name)
        .collect(Collectors.joining(", ", "(", types.size() == 1 ? ",)" : ")"));
  }

  private static List<PrintableType> types(JsonValue value, int depth) {
    return array(value).stream().map(type -> type(type, depth + 1)).toList();
  }

  private static JsonValue item(JsonValue pair, int index) {
    JsonArray array = array(pair);
    if (array.size() != 2) {
      throw new UnprintableException("a field has " + array.size() + " parts, it should have a name and a type");
    }
    return array.get(index);
  }

  private static JsonArray array(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new UnprintableException("an array is missing in a type");
  }

  private static JsonObject object(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new UnprintableException("a type is missing");
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw new UnprintableException("a name is missing in a type");
  }

  private static int width(JsonObject type) {
    int width = number(type, "width");
    if (width < 1 || width > 128) {
      throw new UnprintableException("an integer of " + width + " bits");
    }
    return width;
  }

  private static int number(JsonObject type, String key) {
    if (type.get(key) instanceof JsonNumber number) {
      Optional<BigInteger> value = JsonText.integer(number);
      if (value.isPresent() && value.get().signum() >= 0 && value.get().bitLength() < Integer.SIZE) {
        return value.get().intValue();
      }
    }
    throw new UnprintableException(key + " is missing in a type");
  }
}
