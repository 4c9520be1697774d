package dev.forge.prover.noir;

import dev.forge.prover.noir.InputValue.Bool;
import dev.forge.prover.noir.InputValue.Number;
import dev.forge.prover.noir.InputValue.Sequence;
import dev.forge.prover.noir.InputValue.Table;
import dev.forge.prover.noir.InputValue.Text;
import dev.forge.prover.noir.InputValue.Unusable;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Types and values as Noir writes them in its messages about inputs; long ones are cut. */
final class AbiText {
  private static final int LONGEST = 300;

  private AbiText() {}

  static String of(AbiType type) {
    return cut(text(type));
  }

  static String of(InputValue value) {
    return cut(text(value));
  }

  /** At most 300 characters of a text. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\0' -> quoted.append("\\0");
        default -> {
          if (Character.isISOControl(c)) {
            quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static String text(AbiType type) {
    return switch (type) {
      case AbiType.Field _ -> "Field";
      case AbiType.Bool _ -> "Boolean";
      case AbiType.Int t -> "Integer { sign: " + (t.signed() ? "Signed" : "Unsigned") + ", width: " + t.width() + " }";
      case AbiType.Text t -> "String { length: " + t.length() + " }";
      case AbiType.Array t -> "Array { length: " + t.length() + ", typ: " + text(t.element()) + " }";
      case AbiType.Tuple t -> "Tuple { fields: "
          + t.fields().stream().map(AbiText::text).collect(Collectors.joining(", ", "[", "]")) + " }";
      case AbiType.Struct t -> "Struct { path: " + quoted(t.path()) + ", fields: "
          + t.fields().stream()
              .map(field -> "(" + quoted(field.name()) + ", " + text(field.type()) + ")")
              .collect(Collectors.joining(", ", "[", "]"))
          + " }";
    };
  }

  private static String text(InputValue value) {
    return switch (value) {
      case Text v -> "String(" + quoted(v.value()) + ")";
      case Number v -> "Integer(" + v.value() + ")";
      case Bool v -> "Bool(" + v.value() + ")";
      case Sequence v -> v.values().stream().map(AbiText::text).collect(Collectors.joining(", ", "Array([", "])"));
      case Table v -> new TreeMap<>(v.values())
          .entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ": " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "Table({", "})"));
      case Unusable v -> v.description();
    };
  }
}
