package dev.forge.prover.noir;

import java.util.List;

/** The type of a printed value: those of the ABI and some that only running code has. */
sealed interface PrintableType {
  /** A field element. */
  record Field() implements PrintableType {}

  /** True or false. */
  record Bool() implements PrintableType {}

  /** An integer, a signed one in two's complement. */
  record Int(boolean signed, int width) implements PrintableType {}

  /** Text of so many bytes. */
  record Text(int length) implements PrintableType {}

  /** Values of one type. */
  record Array(int length, PrintableType element) implements PrintableType {}

  /** A number of values and the values. */
  record Vector(PrintableType element) implements PrintableType {}

  /** Values of several types. */
  record Tuple(List<PrintableType> fields) implements PrintableType {}

  /** Named values. */
  record Struct(String name, List<Member> fields) implements PrintableType {}

  /** One of several variants: a tag, and the values of all variants. */
  record Enumeration(String name, List<Variant> variants) implements PrintableType {}

  /** A template and the values in it. */
  record Format(int length, List<PrintableType> items) implements PrintableType {}

  /** A function: its captured values and its number. */
  record Function(String signature, PrintableType environment) implements PrintableType {}

  /** A reference: as many values as addresses are needed. */
  record Reference(PrintableType target, boolean mutable) implements PrintableType {}

  /** Nothing. */
  record Unit() implements PrintableType {}

  /** A field of a struct. */
  record Member(String name, PrintableType type) {}

  /** A variant of an enumeration. */
  record Variant(String name, List<PrintableType> types) {}

  /** The printable form of a type of the ABI. */
  static PrintableType of(AbiType type) {
    return switch (type) {
      case AbiType.Field _ -> new Field();
      case AbiType.Bool _ -> new Bool();
      case AbiType.Int t -> new Int(t.signed(), t.width());
      case AbiType.Text t -> new Text(t.length());
      case AbiType.Array t -> new Array(t.length(), of(t.element()));
      case AbiType.Tuple t -> new Tuple(t.fields().stream().map(PrintableType::of).toList());
      case AbiType.Struct t -> new Struct(t.path(),
          t.fields().stream().map(field -> new Member(field.name(), of(field.type()))).toList());
    };
  }
}
