package dev.forge.prover.noir;

import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A value read by its type, not yet checked for lengths and ranges. */
sealed interface TypedValue {
  /** A number or a boolean. */
  record Element(Fr value) implements TypedValue {}

  /** Text. */
  record Text(String value) implements TypedValue {}

  /** Elements of an array or tuple. */
  record Sequence(List<TypedValue> values) implements TypedValue {}

  /** Members of a struct. */
  record Struct(SortedMap<String, TypedValue> values) implements TypedValue {}

  /** A field element as messages show it: negative where that is shorter. */
  static String decimal(Fr value) {
    String positive = value.toBigInteger().toString();
    String negative = value.negate().toBigInteger().toString();
    return negative.length() < positive.length() ? "-" + negative : positive;
  }

  /** The value as Noir writes it in messages. */
  default String text() {
    return switch (this) {
      case Element v -> "Field(" + decimal(v.value()) + ")";
      case Text v -> "String(" + AbiText.quoted(v.value()) + ")";
      case Sequence v -> v.values().stream().map(TypedValue::text).collect(Collectors.joining(", ", "Vec([", "])"));
      case Struct v -> v.values().entrySet().stream()
          .map(entry -> AbiText.quoted(entry.getKey()) + ": " + entry.getValue().text())
          .collect(Collectors.joining(", ", "Struct({", "})"));
    };
  }
}
