package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Evaluates and solves expressions over the witnesses of an instance. An expression is first reduced by what is known:
 * to a constant, or to a linear term in one unknown.
 */
final class ExpressionSolver {
  private static final Modulus FIELD = Fr.MODULUS;
  private static final String TOO_MANY = "Cannot solve opcode: expression has too many unknowns ";
  private static final int NONE = -1;
  private static final int MANY = -2;
  private static final int SUM = 0;
  private static final int COEFFICIENT = LIMBS;
  private static final int TERM = 2 * LIMBS;

  private final int[] code;
  private final long[] constants;
  private final long[] negatedInverses;
  private final WitnessState witnesses;
  private final long[] values;
  private final long[] scratch = new long[3 * LIMBS];
  private int unknown;
  private int coefficientConstant;

  ExpressionSolver(PreparedCircuit circuit, WitnessState witnesses) {
    code = circuit.code();
    constants = circuit.constants();
    negatedInverses = circuit.negatedInverses();
    this.witnesses = witnesses;
    values = witnesses.values();
  }

  /** Where the expression at {@code at} ends. */
  static int end(int[] code, int at) {
    return at + 3 + 3 * code[at] + 2 * code[at + 1];
  }

  /** Makes the expression 0 by giving its only unknown a value; false where it is a constant other than 0. */
  boolean solve(int at) {
    reduce(at);
    if (unknown == MANY) {
      throw Halt.execution(TOO_MANY + new ExpressionText(code, constants).unsolvable(at, witnesses));
    }
    if (unknown == NONE || FIELD.isZero(scratch, COEFFICIENT)) {
      return FIELD.isZero(scratch, SUM);
    }
    if (coefficientConstant == ConstantPool.ONE) {
      FIELD.negate(scratch, SUM, scratch, SUM);
    } else if (coefficientConstant > ConstantPool.MINUS_ONE) {
      FIELD.multiply(scratch, SUM, scratch, SUM, negatedInverses, LIMBS * coefficientConstant);
    } else if (coefficientConstant < 0) {
      FIELD.invert(scratch, COEFFICIENT, scratch, COEFFICIENT);
      FIELD.multiply(scratch, SUM, scratch, SUM, scratch, COEFFICIENT);
      FIELD.negate(scratch, SUM, scratch, SUM);
    }
    witnesses.insert(unknown, scratch, SUM);
    return true;
  }

  /** Writes the expression's value; every witness it depends on must be known. */
  void evaluate(int at, long[] target, int offset) {
    if (!evaluateTo(at, target, offset)) {
      throw Halt.missing(new ExpressionText(code, constants).anyUnknown(at, witnesses));
    }
  }

  /** The same for an argument of a Brillig call, for which Noir has another message. */
  void evaluateArgument(int at, long[] target, int offset) {
    if (!evaluateTo(at, target, offset)) {
      throw Halt.execution(TOO_MANY + new ExpressionText(code, constants).whole(at));
    }
  }

  private boolean evaluateTo(int at, long[] target, int offset) {
    reduce(at);
    System.arraycopy(scratch, SUM, target, offset, LIMBS);
    return unknown == NONE || unknown != MANY && FIELD.isZero(scratch, COEFFICIENT);
  }

  /** The sum of what is known, and the unknown witness with its coefficient if there is no more than one. */
  private void reduce(int at) {
    int products = code[at];
    int terms = code[at + 1];
    System.arraycopy(constants, LIMBS * code[at + 2], scratch, SUM, LIMBS);
    unknown = NONE;
    coefficientConstant = NONE;
    int position = at + 3;
    for (int i = 0; i < products; i++, position += 3) {
      product(code[position], code[position + 1], code[position + 2]);
    }
    for (int i = 0; i < terms; i++, position += 2) {
      term(code[position], code[position + 1]);
    }
    if (unknown == MANY) {
      reduceByCancelling(at);
    }
  }

  private void product(int coefficient, int left, int right) {
    if (witnesses.isKnown(left)) {
      if (witnesses.isKnown(right)) {
        FIELD.multiply(scratch, TERM, values, LIMBS * left, values, LIMBS * right);
        addTimes(coefficient, scratch, TERM);
      } else {
        addUnknown(right, coefficient, left);
      }
    } else if (witnesses.isKnown(right)) {
      addUnknown(left, coefficient, right);
    } else if (coefficient != ConstantPool.ZERO) {
      unknown = MANY;
    }
  }

  private void term(int coefficient, int witness) {
    if (witnesses.isKnown(witness)) {
      addTimes(coefficient, values, LIMBS * witness);
    } else if (coefficient != ConstantPool.ZERO) {
      System.arraycopy(constants, LIMBS * coefficient, scratch, TERM, LIMBS);
      addUnknown(witness, coefficient);
    }
  }

  /** Adds coefficient * source to the sum. */
  private void addTimes(int coefficient, long[] source, int offset) {
    if (coefficient == ConstantPool.ONE) {
      FIELD.add(scratch, SUM, scratch, SUM, source, offset);
    } else if (coefficient == ConstantPool.MINUS_ONE) {
      FIELD.subtract(scratch, SUM, scratch, SUM, source, offset);
    } else {
      FIELD.multiply(scratch, TERM, source, offset, constants, LIMBS * coefficient);
      FIELD.add(scratch, SUM, scratch, SUM, scratch, TERM);
    }
  }

  private void addUnknown(int witness, int coefficient, int factor) {
    FIELD.multiply(scratch, TERM, constants, LIMBS * coefficient, values, LIMBS * factor);
    if (!FIELD.isZero(scratch, TERM)) {
      addUnknown(witness, NONE);
    }
  }

  /**
   * Adds the term in scratch times an unknown witness; {@code constant} is the term's number where it is a
   * constant.
   */
  private void addUnknown(int witness, int constant) {
    if (unknown == NONE) {
      unknown = witness;
      coefficientConstant = constant;
      System.arraycopy(scratch, TERM, scratch, COEFFICIENT, LIMBS);
    } else if (unknown == witness) {
      coefficientConstant = NONE;
      FIELD.add(scratch, COEFFICIENT, scratch, COEFFICIENT, scratch, TERM);
    } else {
      unknown = MANY;
    }
  }

  /** The same reduction where several unknowns may yet cancel out: rare, so it may allocate. */
  private void reduceByCancelling(int at) {
    Map<Integer, Fr> coefficients = new LinkedHashMap<>();
    Map<Long, Fr> products = new HashMap<>();
    Fr sum = constant(code[at + 2]);
    int position = at + 3;
    for (int i = 0; i < code[at]; i++, position += 3) {
      Fr coefficient = constant(code[position]);
      int left = code[position + 1];
      int right = code[position + 2];
      if (witnesses.isKnown(left) && witnesses.isKnown(right)) {
        sum = sum.add(coefficient.multiply(witnesses.get(left)).multiply(witnesses.get(right)));
      } else if (witnesses.isKnown(left)) {
        coefficients.merge(right, coefficient.multiply(witnesses.get(left)), Fr::add);
      } else if (witnesses.isKnown(right)) {
        coefficients.merge(left, coefficient.multiply(witnesses.get(right)), Fr::add);
      } else {
        products.merge((long) Math.min(left, right) << 32 | Math.max(left, right), coefficient, Fr::add);
      }
    }
    for (int i = 0; i < code[at + 1]; i++, position += 2) {
      Fr coefficient = constant(code[position]);
      int witness = code[position + 1];
      if (witnesses.isKnown(witness)) {
        sum = sum.add(coefficient.multiply(witnesses.get(witness)));
      } else {
        coefficients.merge(witness, coefficient, Fr::add);
      }
    }
    coefficients.values().removeIf(Fr::isZero);
    products.values().removeIf(Fr::isZero);
    if (coefficients.size() > 1 || !products.isEmpty()) {
      return;
    }
    sum.pack(scratch, SUM);
    unknown = NONE;
    coefficientConstant = NONE;
    coefficients.forEach(
        (witness, coefficient) -> {
          unknown = witness;
          coefficient.pack(scratch, COEFFICIENT);
        });
  }

  private Fr constant(int number) {
    return Fr.unpack(constants, LIMBS * number);
  }
}
