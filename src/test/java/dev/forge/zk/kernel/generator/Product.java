package dev.forge.zk.kernel.generator;

import java.util.List;

/**
 * Writes the Montgomery product and square of elements of five signed digits of 51 bits, radix 2^255.
 *
 * <p>The exact product of two digits is taken in two halves with fused multiply-adds (N. Emmart, "Faster modular
 * exponentiation using double precision floating point arithmetic on the GPU", 2018): h = fma(x, y, c1) with c1 = 1.5 *
 * 2^103 rounds it to a multiple of 2^51, l = fma(x, y, c1 - h) is the rest. The high halves of a column are added up in
 * h itself, as long as their sum stays below 2^102; the low halves in a sum that stays below 2^53. The bounds are
 * followed while writing, and where one would be passed a carry is written first.
 *
 * <p>Four steps of reduction clear a digit d of the sum by adding d * (1 - P), where P is the multiple of the modulus
 * that is 1 modulo 2^51, so that d itself is the multiplier; (1 - P) / 2^51 has digits q. The last step multiplies by
 * -1/p modulo 2^51 and adds that multiple of the modulus itself, with digits p.
 */
final class Product {
  private static final double HIGH_LIMIT = 4;
  private static final double LOW_LIMIT = 8;
  private static final int DIGITS = Pass.DIGITS;
  /** Input digits are at most 2^50 in absolute value, the last one a quarter more. In units of 2^50. */
  private static final double DIGIT = 1 + 1e-9;
  private static final double LAST_DIGIT = 1.25;

  private final Pass pass;
  private final Bounds bounds;
  private final String[] high = new String[2 * DIGITS + 1];
  private final double[] highBound = new double[2 * DIGITS + 1];
  private final String[] low = new String[2 * DIGITS + 1];
  private final double[] lowBound = new double[2 * DIGITS + 1];

  /** Largest absolute values, in units of 2^50, of the constants' digits over all fields. */
  record Bounds(double[] q, double[] p) {}

  private Product(Pass pass, Bounds bounds) {
    this.pass = pass;
    this.bounds = bounds;
  }

  static String multiply(Target target, Bounds bounds) {
    Pass pass = new Pass(target, "void", "multiply",
        "double[] c", "int cOffset", "double[] a", "int aOffset", "double[] b", "int bOffset");
    constants(pass);
    List<String> a = pass.digits("a");
    List<String> b = pass.digits("b");
    new Product(pass, bounds).write((product, i) -> {
      for (int j = 0; j < DIGITS; j++) {
        product.add(a.get(i), b.get(j), i + j, bound(i) * bound(j));
      }
    });
    return pass.text();
  }

  static String square(Target target, Bounds bounds) {
    Pass pass = new Pass(target, "void", "square", "double[] c", "int cOffset", "double[] a", "int aOffset");
    constants(pass);
    List<String> a = pass.digits("a");
    List<String> twice = a.stream().map(x -> x.equals(a.getFirst()) ? "" : pass.let("t", target.add(x, x))).toList();
    new Product(pass, bounds).write((product, i) -> {
      product.add(a.get(i), a.get(i), 2 * i, bound(i) * bound(i));
      for (int j = i + 1; j < DIGITS; j++) {
        product.add(a.get(i), twice.get(j), i + j, 2 * bound(i) * bound(j));
      }
    });
    return pass.text();
  }

  private static double bound(int digit) {
    return digit == DIGITS - 1 ? LAST_DIGIT : DIGIT;
  }

  private static void constants(Pass pass) {
    pass.constant("c1", "this.c1");
    pass.constant("down", "this.down");
    pass.constant("negativeInverse", "this.negativeInverse");
    for (int j = 0; j < DIGITS; j++) {
      pass.constant("q" + j, "this.q" + j);
      pass.constant("p" + j, "this.p" + j);
    }
  }

  private interface Row {
    void write(Product product, int i);
  }

  private void write(Row row) {
    for (int i = 0; i < DIGITS; i++) {
      row.write(this, i);
      if (i > 0) {
        flush(i - 1);
      }
      carry(i);
      if (i < DIGITS - 1) {
        for (int j = 0; j < DIGITS; j++) {
          add(low[i], "q" + j, i + 1 + j, bounds.q[j]);
        }
        flush(i);
      } else {
        lastReduction(i);
      }
    }
    for (int column = DIGITS - 1; column < 2 * DIGITS - 1; column++) {
      flush(column);
    }
    store();
  }

  private void lastReduction(int i) {
    Target target = pass.target;
    String h = pass.let("h", target.multiplyAdd(low[i], "negativeInverse", "c1"));
    String m = pass.let("m", target.multiplyAdd(low[i], "negativeInverse", target.subtract("c1", h)));
    for (int j = 0; j < DIGITS; j++) {
      add(m, "p" + j, i + j, bounds.p[j]);
    }
    flush(i);
    addScaled(i + 1, low[i], 1e-9);
  }

  /** column += x * y, where |x * y| is at most bound * 2^100. */
  private void add(String x, String y, int column, double bound) {
    Target target = pass.target;
    if (high[column] != null && highBound[column] + bound > HIGH_LIMIT) {
      flush(column);
    }
    String before = high[column] == null ? "c1" : high[column];
    String h = pass.let("h", target.multiplyAdd(x, y, before));
    high[column] = h;
    highBound[column] += bound;
    addLow(column, target.multiplyAdd(x, y, target.subtract(before, h)), 1);
  }

  private void addLow(int column, String expression, double bound) {
    if (low[column] != null && lowBound[column] + bound > LOW_LIMIT) {
      carry(column);
    }
    String sum = low[column] == null ? expression : pass.target.add(low[column], expression);
    low[column] = pass.let("l", sum);
    lowBound[column] += bound;
  }

  /** column += x / 2^51, for a multiple x of 2^51. */
  private void addScaled(int column, String x, double bound) {
    if (low[column] != null && lowBound[column] + bound > LOW_LIMIT) {
      carry(column);
    }
    Target target = pass.target;
    low[column] = pass.let("l",
        low[column] == null ? target.multiply(x, "down") : target.multiplyAdd(x, "down", low[column]));
    lowBound[column] += bound;
  }

  /** Leaves a digit in the low sum and moves the rest to the next column. */
  private void carry(int column) {
    Target target = pass.target;
    String k = pass.let("k", target.carry(low[column]));
    low[column] = pass.let("l", target.subtract(low[column], k));
    lowBound[column] = 1;
    addScaled(column + 1, k, 1e-9);
  }

  /** Moves the high sum to the low sum of the next column. */
  private void flush(int column) {
    if (high[column] == null) {
      return;
    }
    String h = pass.let("h", pass.target.subtract(high[column], "c1"));
    double bound = highBound[column] / 2 + 1e-9;
    high[column] = null;
    highBound[column] = 0;
    addScaled(column + 1, h, bound);
  }

  private void store() {
    String[] carries = new String[DIGITS - 1];
    for (int j = 0; j < DIGITS - 1; j++) {
      carries[j] = pass.let("k", pass.target.carry(low[DIGITS + j]));
    }
    for (int j = 0; j < DIGITS; j++) {
      String digit = low[DIGITS + j];
      if (j < DIGITS - 1) {
        digit = pass.target.subtract(digit, carries[j]);
      }
      if (j > 0) {
        digit = pass.target.multiplyAdd(carries[j - 1], "down", digit);
      }
      pass.store(digit, "c", j);
    }
  }
}
