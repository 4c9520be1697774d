package dev.forge.prover.noir;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Shows flattened values by their types, as {@code println} does. */
final class ValuePrinter {
  /** The most characters shown; a type may ask for any number of them without a single value. */
  private static final int LONGEST = 1 << 22;

  private final FrVector values;
  private final StringBuilder text = new StringBuilder();
  private int next;
  private long appended;

  ValuePrinter(FrVector values) {
    this.values = values;
  }

  /** The text so far. */
  String text() {
    return text.toString();
  }

  /** The next value as a number, as in a count. */
  int takeNumber() {
    BigInteger value = take().toBigInteger();
    if (value.bitLength() > 31) {
      throw new UnprintableException("a count is " + value);
    }
    return value.intValue();
  }

  /** The next values as text. */
  String takeText(int length) {
    if (length > values.size() - next) {
      throw new UnprintableException(
          "a text of " + length + " bytes, only " + (values.size() - next) + " values are left");
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      BigInteger value = take().toBigInteger();
      if (value.bitLength() > Byte.SIZE) {
        throw new UnprintableException("a byte of a text is " + value);
      }
      bytes[i] = value.byteValue();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Appends a template with the next values in place of its placeholders, in order; doubled braces stand for one. */
  void format(String template, List<PrintableType> types) {
    Iterator<PrintableType> items = types.iterator();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      if ((c == '{' || c == '}') && template.startsWith(String.valueOf(c), i + 1)) {
        append(String.valueOf(c));
        i += 2;
      } else if (c == '{') {
        if (!items.hasNext()) {
          throw new UnprintableException("more placeholders than values");
        }
        value(items.next());
        int end = template.indexOf('}', i);
        i = end < 0 ? template.length() : end + 1;
      } else {
        append(String.valueOf(c));
        i++;
      }
    }
  }

  /** Appends the next value. */
  void value(PrintableType type) {
    switch (type) {
      case PrintableType.Field _ -> append(AbiDecoder.hexadecimal(take().toBigInteger()));
      case PrintableType.Bool _ -> append(take().isOne() ? "true" : "false");
      case PrintableType.Int t -> append(integer(t, take().toBigInteger()).toString());
      case PrintableType.Text t -> append(takeText(t.length()));
      case PrintableType.Array t -> repeated("[", t.length(), t.element());
      case PrintableType.Vector t -> repeated("@[", takeNumber(), t.element());
      case PrintableType.Tuple t -> tuple(t.fields());
      case PrintableType.Struct t -> struct(t);
      case PrintableType.Enumeration t -> enumeration(t);
      case PrintableType.Format t -> {
        String template = takeText(t.length());
        takeNumber();
        format(template, t.items());
      }
      case PrintableType.Function t -> {
        skip(t.environment());
        take();
        append("<<" + t.signature() + ">>");
      }
      case PrintableType.Reference t -> {
        for (int i = referenceSize(t.target()); i > 0; i--) {
          take();
        }
        append(t.mutable() ? "<<mutable ref>>" : "<<ref>>");
      }
      case PrintableType.Unit _ -> append("()");
    }
  }

  private static BigInteger integer(PrintableType.Int type, BigInteger value) {
    BigInteger size = BigInteger.ONE.shiftLeft(type.width());
    BigInteger low = value.mod(size);
    return type.signed() && low.testBit(type.width() - 1) ? low.subtract(size) : low;
  }

  private void repeated(String open, int count, PrintableType element) {
    append(open);
    for (int i = 0; i < count; i++) {
      append(i == 0 ? "" : ", ");
      value(element);
    }
    append("]");
  }

  private void tuple(List<PrintableType> fields) {
    append("(");
    for (int i = 0; i < fields.size(); i++) {
      append(i == 0 ? "" : ", ");
      value(fields.get(i));
    }
    append(fields.size() == 1 ? ",)" : ")");
  }

  private void struct(PrintableType.Struct type) {
    append(type.name() + " { ");
    for (int i = 0; i < type.fields().size(); i++) {
      append((i == 0 ? "" : ", ") + type.fields().get(i).name() + ": ");
      value(type.fields().get(i).type());
    }
    append(" }");
  }

  /** The values of all variants follow the tag; only those of the variant that it names are shown. */
  private void enumeration(PrintableType.Enumeration type) {
    int tag = takeNumber();
    if (tag >= type.variants().size()) {
      throw new UnprintableException(type.name() + " has no variant " + tag);
    }
    for (int i = 0; i < type.variants().size(); i++) {
      PrintableType.Variant variant = type.variants().get(i);
      if (i != tag) {
        variant.types().forEach(this::skip);
        continue;
      }
      append(type.name() + "::" + variant.name());
      for (int j = 0; j < variant.types().size(); j++) {
        append(j == 0 ? "(" : ", ");
        value(variant.types().get(j));
      }
      append(variant.types().isEmpty() ? "" : ")");
    }
  }

  private void skip(PrintableType type) {
    int length = text.length();
    value(type);
    text.setLength(length);
  }

  private static int referenceSize(PrintableType type) {
    return switch (type) {
      case PrintableType.Tuple t -> t.fields().stream().mapToInt(ValuePrinter::referenceSize).sum();
      case PrintableType.Struct t -> t.fields().stream().mapToInt(field -> referenceSize(field.type())).sum();
      case PrintableType.Reference t -> referenceSize(t.target());
      case PrintableType.Unit _ -> 0;
      case PrintableType.Vector _ -> 2;
      case PrintableType.Enumeration t -> throw new UnprintableException("a reference to " + t.name());
      default -> 1;
    };
  }

  private Fr take() {
    if (next >= values.size()) {
      throw new UnprintableException("more values expected than the " + values.size() + " given");
    }
    return values.get(next++);
  }

  private void append(String part) {
    appended += part.length();
    if (appended > LONGEST) {
      throw new UnprintableException("more than " + LONGEST + " characters");
    }
    text.append(part);
  }
}
