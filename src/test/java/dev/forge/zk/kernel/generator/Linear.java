package dev.forge.zk.kernel.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the passes that are sums and differences: digit by digit, then one round of carries. */
final class Linear {
  private static final int DIGITS = Pass.DIGITS;
  private static final String C = "double[] c, int cOffset";
  private static final String A = "double[] a, int aOffset";
  private static final String B = "double[] b, int bOffset";
  private static final String D = "double[] d, int dOffset";

  private final Pass pass;
  private final Target target;

  private Linear(Target target, String result, String name, boolean reducing, String... parameters) {
    this.target = target;
    pass = new Pass(target, result, name, parameters);
    pass.constant("c1", "this.c1");
    pass.constant("down", "this.down");
    if (reducing) {
      pass.constant("round", "ROUND");
      pass.constant("inverse", "this.inverse");
      for (int j = 0; j < DIGITS; j++) {
        pass.constant("n" + j, "-p" + j);
      }
    }
  }

  static Stream<String> all(Target target) {
    return Stream.of(add(target), subtract(target), subtractBoth(target), scale(target), butterfly(target),
        difference(target), signedDifference(target), chord(target));
  }

  private static String add(Target target) {
    Linear linear = new Linear(target, "void", "add", true, C, A, B);
    linear.store(linear.reduce(linear.sum(linear.pass.digits("a"), linear.pass.digits("b"))), "c");
    return linear.pass.text();
  }

  private static String subtract(Target target) {
    Linear linear = new Linear(target, "void", "subtract", true, C, A, B);
    linear.store(linear.reduce(linear.minus(linear.pass.digits("a"), linear.pass.digits("b"))), "c");
    return linear.pass.text();
  }

  private static String subtractBoth(Target target) {
    Linear linear = new Linear(target, "void", "subtractBoth", true, C, A, B, D);
    List<String> difference = linear.minus(linear.pass.digits("a"), linear.pass.digits("b"));
    linear.store(linear.reduce(linear.minus(difference, linear.pass.digits("d"))), "c");
    return linear.pass.text();
  }

  private static String scale(Target target) {
    Linear linear = new Linear(target, "void", "scale", true, C, A, "double factor");
    linear.pass.constant("f", "factor");
    List<String> a = linear.pass.digits("a");
    linear.store(linear.reduce(linear.each(j -> target.multiply(a.get(j), "f"))), "c");
    return linear.pass.text();
  }

  private static String butterfly(Target target) {
    Linear linear = new Linear(target, "void", "butterfly", true, C, D, A, B);
    List<String> a = linear.pass.digits("a");
    List<String> b = linear.pass.digits("b");
    linear.store(linear.reduce(linear.sum(a, b)), "c");
    linear.store(linear.reduce(linear.minus(a, b)), "d");
    return linear.pass.text();
  }

  private static String difference(Target target) {
    Linear linear = new Linear(target, "boolean", "difference", false, C, A, B);
    Pass pass = linear.pass;
    List<String> digits = linear.carry(linear.minus(pass.digits("a"), pass.digits("b")));
    String lowest = digits.getFirst();
    if (target.isVector()) {
      pass.constant("modulus0", "Math.abs(p0)");
      pass.constant("zero", "0.0");
      pass.before("VectorMask<Double> suspicious = D.maskAll(false);");
      pass.line("suspicious = suspicious.or(" + lowest + ".compare(VectorOperators.EQ, zero))");
      pass.line("    .or(" + lowest + ".abs().compare(VectorOperators.EQ, modulus0));");
      pass.after("return suspicious.anyTrue();");
    } else {
      pass.constant("modulus0", "Math.abs(p0)");
      pass.before("boolean suspicious = false;");
      pass.line("suspicious |= " + lowest + " == 0 || Math.abs(" + lowest + ") == modulus0;");
      pass.after("return suspicious;");
    }
    linear.store(digits, "c");
    return pass.text();
  }

  private static String signedDifference(Target target) {
    Linear linear = new Linear(target, "void", "signedDifference", false, C, A, B, "double[] signs, int signsOffset");
    Pass pass = linear.pass;
    String sign = pass.let("s", target.load("signs", "signsOffset + 8 * block + o - start"));
    List<String> a = pass.digits("a");
    List<String> b = pass.digits("b");
    linear.store(linear.carry(linear.each(j -> target.subtract(target.multiply(a.get(j), sign), b.get(j)))), "c");
    return pass.text();
  }

  /** c = a - b - 2 d, then e = d - c. */
  private static String chord(Target target) {
    Linear linear = new Linear(target, "void", "chord", true, C, "double[] e, int eOffset", A, B, D);
    Pass pass = linear.pass;
    List<String> difference = linear.minus(pass.digits("a"), pass.digits("b"));
    List<String> d = pass.digits("d");
    List<String> c = linear.reduce(linear.minus(linear.minus(difference, d), d));
    linear.store(c, "c");
    linear.store(linear.carry(linear.minus(d, c)), "e");
    return pass.text();
  }

  private interface Digit {
    String of(int j);
  }

  private List<String> each(Digit digit) {
    List<String> result = new ArrayList<>();
    for (int j = 0; j < DIGITS; j++) {
      result.add(pass.let("d", digit.of(j)));
    }
    return result;
  }

  private List<String> sum(List<String> a, List<String> b) {
    return each(j -> target.add(a.get(j), b.get(j)));
  }

  private List<String> minus(List<String> a, List<String> b) {
    return each(j -> target.subtract(a.get(j), b.get(j)));
  }

  /** Subtracts the multiple of p that the last digit tells, which leaves about half of p at most, and carries. */
  private List<String> reduce(List<String> digits) {
    String last = digits.getLast();
    String multiple = pass.let("m", target.subtract(target.multiplyAdd(last, "inverse", "round"), "round"));
    return carry(each(j -> target.multiplyAdd(multiple, "n" + j, digits.get(j))));
  }

  private List<String> carry(List<String> digits) {
    List<String> carries = new ArrayList<>();
    for (int j = 0; j < DIGITS - 1; j++) {
      carries.add(pass.let("k", target.carry(digits.get(j))));
    }
    return each(j -> {
      String rest = j < DIGITS - 1 ? target.subtract(digits.get(j), carries.get(j)) : digits.get(j);
      return j == 0 ? rest : target.multiplyAdd(carries.get(j - 1), "down", rest);
    });
  }

  private void store(List<String> digits, String array) {
    for (int j = 0; j < DIGITS; j++) {
      pass.store(digits.get(j), array, j);
    }
  }
}
