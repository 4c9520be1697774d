package dev.forge.zk.kernel.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of one pass: a method that applies the same straight-line operations to every block. */
final class Pass {
  /** Digits of an element. */
  static final int DIGITS = 5;

  final Target target;
  private final String result;
  private final String name;
  private final List<String> parameters;
  private final List<String> setUp = new ArrayList<>();
  private final List<String> body = new ArrayList<>();
  private final List<String> end = new ArrayList<>();
  private int names;

  Pass(Target target, String result, String name, String... parameters) {
    this.target = target;
    this.result = result;
    this.name = name;
    this.parameters = List.of(parameters);
  }

  /** A constant of the whole pass. */
  void constant(String name, String value) {
    setUp.add(target.constant(name, value));
  }

  /** A line before the loop. */
  void before(String line) {
    setUp.add(line);
  }

  /** A line within the loop. */
  void line(String line) {
    body.add(line);
  }

  /** A line after the loop. */
  void after(String line) {
    end.add(line);
  }

  /** Names the value of an expression. */
  String let(String prefix, String expression) {
    String value = prefix + names++;
    body.add("final " + target.type() + " " + value + " = " + expression + ";");
    return value;
  }

  /** Digit j of the current block of an array parameter, by the naming rule array a, offset aOffset. */
  String load(String array, int digit) {
    return target.load(array, offset(array, digit));
  }

  /** Stores digit j of the current block. */
  void store(String value, String array, int digit) {
    body.add(target.store(value, array, offset(array, digit)));
  }

  /** The five digits of the current block of an array parameter, named. */
  List<String> digits(String array) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < DIGITS; j++) {
      names.add(let(array, load(array, j)));
    }
    return names;
  }

  private static String offset(String array, int digit) {
    return array + "Offset + o" + (digit == 0 ? "" : " + " + 8 * digit);
  }

  String text() {
    StringBuilder text = new StringBuilder("  @Override\n  public final ");
    text.append(result).append(' ').append(name).append("(\n      ");
    text.append(Stream.concat(parameters.stream(), Stream.of("int blocks", "int step"))
        .collect(Collectors.joining(",\n      ")));
    text.append(") {\n");
    setUp.forEach(line -> text.append("    ").append(line).append('\n'));
    boolean inner = target.width < 8;
    text.append("    for (int block = 0, start = 0; block < blocks; block++, start += step) {\n");
    if (inner) {
      text.append("      for (int o = start; o < start + 8; o += ").append(target.width).append(") {\n");
    } else {
      text.append("      int o = start;\n");
    }
    body.forEach(line -> text.append(inner ? "        " : "      ").append(line).append('\n'));
    text.append(inner ? "      }\n    }\n" : "    }\n");
    end.forEach(line -> text.append("    ").append(line).append('\n'));
    return text.append("  }\n").toString();
  }
}
