package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import java.util.LinkedHashMap;
import java.util.Map;

/** Expressions in messages. */
final class ExpressionText {
  private ExpressionText() {}

  /** A witness that the expression at {@code at} still depends on, as Noir picks it. */
  static int anyUnknown(int[] code, int at, long[] constants, WitnessState witnesses) {
    int products = code[at];
    int terms = code[at + 1];
    int linear = at + 3 + 3 * products;
    for (int i = 0; i < terms; i++) {
      if (!witnesses.isKnown(code[linear + 2 * i + 1])) {
        return code[linear + 2 * i + 1];
      }
    }
    for (int i = 0; i < products; i++) {
      int left = code[at + 3 + 3 * i + 1];
      int right = code[at + 3 + 3 * i + 2];
      if (!witnesses.isKnown(left)) {
        return left;
      }
      if (!witnesses.isKnown(right)) {
        return right;
      }
    }
    throw new IllegalStateException("every witness is known");
  }

  /** The expression reduced by what is known. */
  static String of(int[] code, int at, long[] constants, WitnessState witnesses) {
    return "EXPR";
  }
}
