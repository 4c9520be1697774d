package dev.forge.prover.noir;

import dev.forge.prover.noir.InputValue.Bool;
import dev.forge.prover.noir.InputValue.Number;
import dev.forge.prover.noir.InputValue.Sequence;
import dev.forge.prover.noir.InputValue.Table;
import dev.forge.prover.noir.InputValue.Text;
import dev.forge.prover.noir.InputValue.Unusable;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Reads the inputs of a program: a {@code Prover.toml}, or the same as JSON. */
public final class InputFile {
  private static final int MAXIMUM_NESTING = 64;

  private InputFile() {}

  /**
   * Reads a JSON object with a member per parameter.
   *
   * @throws InputException if it is not JSON, or nests deeper than 64
   */
  public static Table json(String text) {
    return json(JsonText.object(text, reason -> new InputException("", "input file is badly formed: " + reason)));
  }

  /** The same of an object that has been read. */
  public static Table json(JsonObject object) {
    return (Table) fromJson(object, 0);
  }

  /**
   * Reads TOML 1.0 with a key per parameter.
   *
   * @throws InputException if it is not TOML, or nests deeper than 64
   */
  public static Table toml(String text) {
    requireShallow(text);
    TomlParseResult result = parse(text);
    if (result.hasErrors()) {
      throw new InputException("", "input file is badly formed, could not parse, " + result.errors().getFirst());
    }
    return table(result, 0);
  }

  /** The parser itself fails on some damaged texts, which it should refuse. */
  private static TomlParseResult parse(String text) {
    try {
      return Toml.parse(text);
    } catch (RuntimeException e) {
      throw new InputException("", "input file is badly formed, could not parse it");
    }
  }

  private static InputValue fromJson(JsonValue value, int depth) {
    requireDepth(depth);
    return switch (value.getValueType()) {
      case STRING -> new Text(((JsonString) value).getString());
      case NUMBER -> number((JsonNumber) value);
      case TRUE -> new Bool(true);
      case FALSE -> new Bool(false);
      case NULL -> new Unusable("null");
      case ARRAY -> {
        List<InputValue> values = new ArrayList<>();
        for (JsonValue element : value.asJsonArray()) {
          values.add(fromJson(element, depth + 1));
        }
        yield new Sequence(values);
      }
      case OBJECT -> {
        Map<String, InputValue> values = new LinkedHashMap<>();
        value.asJsonObject().forEach((key, member) -> values.put(key, fromJson(member, depth + 1)));
        yield new Table(values);
      }
    };
  }

  private static InputValue number(JsonNumber number) {
    return JsonText.integer(number).filter(InputFile::fitsLong).<InputValue>map(Number::new)
        .orElseGet(() -> new Unusable(number + ", which is not an integer of 64 bits: write larger ones as strings"));
  }

  private static boolean fitsLong(BigInteger value) {
    return value.signum() < 0 ? value.bitLength() < Long.SIZE : value.bitLength() <= Long.SIZE;
  }

  private static Table table(TomlTable table, int depth) {
    requireDepth(depth);
    Map<String, InputValue> values = new LinkedHashMap<>();
    for (String key : table.keySet()) {
      values.put(key, fromToml(table.get(List.of(key)), depth + 1));
    }
    return new Table(values);
  }

  private static InputValue fromToml(Object value, int depth) {
    return switch (value) {
      case String text -> new Text(text);
      case Long number -> new Number(BigInteger.valueOf(number));
      case Boolean bool -> new Bool(bool);
      case TomlTable table -> table(table, depth);
      case TomlArray array -> {
        requireDepth(depth);
        List<InputValue> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
          values.add(fromToml(array.get(i), depth + 1));
        }
        yield new Sequence(values);
      }
      default -> new Unusable(value.toString());
    };
  }

  private static void requireDepth(int depth) {
    if (depth > MAXIMUM_NESTING) {
      throw tooDeep();
    }
  }

  /** The parser recurses, so what nests is counted first: brackets, wherever they are, and dots of a key. */
  private static void requireShallow(String text) {
    int depth = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth = Math.max(0, depth - 1);
        case '.' -> dots++;
        case '\n', '=' -> dots = 0;
        default -> {}
      }
      if (depth > MAXIMUM_NESTING || dots > MAXIMUM_NESTING) {
        throw tooDeep();
      }
    }
  }

  private static InputException tooDeep() {
    return new InputException("", "input file is badly formed: it nests deeper than " + MAXIMUM_NESTING);
  }
}
