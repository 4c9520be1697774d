package dev.forge.zk.synthesis;

import dev.forge.zk.acir.Input;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;

/**
 * RANGE, AND and XOR. The two bitwise functions bound their operands: each operand is decomposed into bits once,
 * however often it is used, and the output is a sum of bits, hence bounded too.
 */
final class BitwiseCompiler {
  /** Sums of more bits could exceed the modulus, and so would not be unique. */
  private static final int WIDEST = 253;

  private final TemplateBuilder builder;

  BitwiseCompiler(TemplateBuilder builder) {
    this.builder = builder;
  }

  /** A number of 254 bits and more has no bound: every element of the field has at most 254 bits. */
  void range(Input input, int bits) {
    if (bits > WIDEST) {
      return;
    }
    switch (input) {
      case Input.Constant c -> contradictionUnless(fits(c.value(), bits));
      case Input.Witness w -> builder.range(w.index(), bits);
    }
  }

  void and(Input left, Input right, int bits, int output) {
    checkWidth("AND", bits);
    LinearCombination sum = new LinearCombination();
    if (left.equals(right)) {
      bound(left, bits);
      sum.plus(Fr.ONE, builder.of(left));
    } else if (left instanceof Input.Constant c && right instanceof Input.Witness w) {
      sum = masked(w.index(), c.value(), bits);
    } else if (left instanceof Input.Witness w && right instanceof Input.Constant c) {
      sum = masked(w.index(), c.value(), bits);
    } else if (left instanceof Input.Witness a && right instanceof Input.Witness b) {
      sumOfProducts(a.index(), b.index(), bits, output, Fr.ONE, sum);
      builder.impliedRange(output, bits);
      return;
    } else {
      sum = constant(left, right, bits, BigInteger::and);
    }
    builder.zero(sum.plus(Coefficients.MINUS, builder.wireOf(output)));
    builder.impliedRange(output, bits);
  }

  /** a xor b = a + b - 2 (a and b). */
  void xor(Input left, Input right, int bits, int output) {
    checkWidth("XOR", bits);
    LinearCombination sum = new LinearCombination();
    if (left.equals(right)) {
      bound(left, bits);
    } else if (left instanceof Input.Constant c && right instanceof Input.Witness w) {
      sum = flipped(w.index(), c.value(), bits);
    } else if (left instanceof Input.Witness w && right instanceof Input.Constant c) {
      sum = flipped(w.index(), c.value(), bits);
    } else if (left instanceof Input.Witness a && right instanceof Input.Witness b) {
      sum.plus(Coefficients.MINUS, builder.of(left)).plus(Coefficients.MINUS, builder.of(right));
      sumOfProducts(a.index(), b.index(), bits, output, Fr.of(2).negate(), sum);
      builder.impliedRange(output, bits);
      return;
    } else {
      sum = constant(left, right, bits, BigInteger::xor);
    }
    builder.zero(sum.plus(Coefficients.MINUS, builder.wireOf(output)));
    builder.impliedRange(output, bits);
  }

  /** output + rest = factor * sum 2^i a_i b_i, a row for each bit. */
  private void sumOfProducts(int a, int b, int bits, int output, Fr factor, LinearCombination rest) {
    int[] aBits = builder.bits(a, bits);
    int[] bBits = builder.bits(b, bits);
    LinearCombination sum = new LinearCombination().plus(Fr.ONE, builder.wireOf(output)).plus(Fr.ONE, rest);
    for (int i = 0; i < bits - 1; i++) {
      int product = builder.product(LinearCombination.of(aBits[i]), LinearCombination.of(bBits[i]));
      sum.plus(factor.multiply(Coefficients.powerOfTwo(i)).negate(), product);
    }
    if (bits == 0) {
      builder.zero(sum);
    } else {
      Fr top = factor.multiply(Coefficients.powerOfTwo(bits - 1));
      builder.row(new LinearCombination().plus(top, aBits[bits - 1]), LinearCombination.of(bBits[bits - 1]), sum);
    }
  }

  private LinearCombination masked(int witness, Fr mask, int bits) {
    contradictionUnless(fits(mask, bits));
    int[] wires = builder.bits(witness, bits);
    LinearCombination sum = new LinearCombination();
    for (int i = 0; i < bits; i++) {
      if (mask.toBigInteger().testBit(i)) {
        sum.plus(Coefficients.powerOfTwo(i), wires[i]);
      }
    }
    return sum;
  }

  private LinearCombination flipped(int witness, Fr mask, int bits) {
    LinearCombination both = masked(witness, mask, bits);
    return builder.witness(witness).plus(mask, LinearCombination.ONE).plus(Fr.of(2).negate(), both);
  }

  private LinearCombination constant(
      Input left, Input right, int bits, java.util.function.BinaryOperator<BigInteger> operation) {
    Fr a = ((Input.Constant) left).value();
    Fr b = ((Input.Constant) right).value();
    contradictionUnless(fits(a, bits) && fits(b, bits));
    return LinearCombination.constant(Fr.reduce(operation.apply(a.toBigInteger(), b.toBigInteger())));
  }

  private void bound(Input input, int bits) {
    switch (input) {
      case Input.Constant c -> contradictionUnless(fits(c.value(), bits));
      case Input.Witness w -> builder.range(w.index(), bits);
    }
  }

  private void checkWidth(String opcodeName, int bits) {
    if (bits > WIDEST) {
      throw builder.unprovable(opcodeName, bits + " bits, at most " + WIDEST + " are supported");
    }
  }

  private void contradictionUnless(boolean holds) {
    if (!holds) {
      builder.zero(LinearCombination.constant(Fr.ONE));
    }
  }

  private static boolean fits(Fr value, int bits) {
    return value.toBigInteger().bitLength() <= bits;
  }
}
