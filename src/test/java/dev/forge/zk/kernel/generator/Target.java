package dev.forge.zk.kernel.generator;

/** How one implementation writes the operations on numbers that the passes are made of. */
enum Target {
  /** Eight lanes at once. */
  VECTOR_512("Vector512Arithmetic", 8),
  /** Two halves of four lanes. */
  VECTOR_256("Vector256Arithmetic", 4),
  /** One lane after the other, without the Vector API. */
  SCALAR("ScalarArithmetic", 1);

  final String className;
  final int width;

  Target(String className, int width) {
    this.className = className;
    this.width = width;
  }

  boolean isVector() {
    return width > 1;
  }

  String type() {
    return isVector() ? "DoubleVector" : "double";
  }

  String constant(String name, String value) {
    return isVector()
        ? "final DoubleVector " + name + " = DoubleVector.broadcast(D, " + value + ");"
        : "final double " + name + " = " + value + ";";
  }

  String load(String array, String offset) {
    return isVector() ? "DoubleVector.fromArray(D, " + array + ", " + offset + ")" : array + "[" + offset + "]";
  }

  String store(String value, String array, String offset) {
    return isVector() ? value + ".intoArray(" + array + ", " + offset + ");"
        : array + "[" + offset + "] = " + value + ";";
  }

  String add(String x, String y) {
    return isVector() ? x + ".add(" + y + ")" : "(" + x + " + " + y + ")";
  }

  String subtract(String x, String y) {
    return isVector() ? x + ".sub(" + y + ")" : "(" + x + " - " + y + ")";
  }

  String multiply(String x, String y) {
    return isVector() ? x + ".mul(" + y + ")" : "(" + x + " * " + y + ")";
  }

  /** x * y + z with a single rounding. */
  String multiplyAdd(String x, String y, String z) {
    return isVector() ? x + ".fma(" + y + ", " + z + ")" : "Math.fma(" + x + ", " + y + ", " + z + ")";
  }

  /** The part of x that is a multiple of 2^51. */
  String carry(String x) {
    return subtract(add(x, "c1"), "c1");
  }
}
