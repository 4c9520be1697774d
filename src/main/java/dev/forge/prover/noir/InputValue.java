package dev.forge.prover.noir;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A value as an input file gives it, before it has a type. */
public sealed interface InputValue {
  /** A string: text, or a number in decimal or hexadecimal digits. */
  record Text(String value) implements InputValue {}

  /** An integer. */
  record Number(BigInteger value) implements InputValue {}

  /** True or false. */
  record Bool(boolean value) implements InputValue {}

  /** An array. */
  record Sequence(List<InputValue> values) implements InputValue {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** A table or object. */
  record Table(Map<String, InputValue> values) implements InputValue {
    public Table {
      values = Map.copyOf(values);
    }
  }

  /** Something that no type accepts: a fraction, a date, null. */
  record Unusable(String description) implements InputValue {}
}
