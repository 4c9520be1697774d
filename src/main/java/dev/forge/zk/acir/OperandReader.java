package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;

/** The operands of black box functions as numbers of several kinds. */
final class OperandReader {
  private static final Modulus FIELD = Fr.MODULUS;

  private final int[] code;
  private final long[] constants;
  private final WitnessState witnesses;
  private final long[] left = new long[LIMBS];
  private final long[] result = new long[LIMBS];
  private int start;
  private int count;

  OperandReader(PreparedCircuit circuit, WitnessState witnesses) {
    code = circuit.code();
    constants = circuit.constants();
    this.witnesses = witnesses;
  }

  /** Where {@link #logic} leaves its result, packed. */
  long[] result() {
    return result;
  }

  /** Bits of an operand. */
  int bits(int operand) {
    canonical(operand, left);
    return length(left);
  }

  /** Bitwise and, or exclusive or, of two operands of at most so many bits, into the result. */
  void logic(boolean and, int leftOperand, int rightOperand, int bits) {
    canonical(leftOperand, left);
    canonical(rightOperand, result);
    requireBits(left, leftOperand, bits);
    requireBits(result, rightOperand, bits);
    for (int i = 0; i < LIMBS; i++) {
      result[i] = and ? left[i] & result[i] : left[i] ^ result[i];
    }
    while (!FIELD.isCanonical(result, 0)) {
      subtractModulus();
    }
    FIELD.toMontgomery(result, 0, result, 0);
  }

  private void requireBits(long[] canonical, int operand, int bits) {
    int length = length(canonical);
    if (length > bits) {
      throw Halt.execution(
          "Cannot solve opcode: FunctionInput value has too many bits: value: "
              + ExpressionText.signed(value(operand)) + ", " + length + " >= " + bits);
    }
  }

  private static int length(long[] canonical) {
    for (int i = LIMBS - 1; i >= 0; i--) {
      if (canonical[i] != 0) {
        return Long.SIZE * (i + 1) - Long.numberOfLeadingZeros(canonical[i]);
      }
    }
    return 0;
  }

  private void subtractModulus() {
    long borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = FIELD.limb(i);
      long difference = result[i] - limb;
      long next =
          (Long.compareUnsigned(result[i], limb) < 0 ? 1 : 0) + (Long.compareUnsigned(difference, borrow) < 0 ? 1 : 0);
      result[i] = difference - borrow;
      borrow = next;
    }
  }

  /** The operands that follow are numbered from 0 at this position of the code. */
  void select(int start, int count) {
    this.start = start;
    this.count = count;
    for (int i = 0; i < count; i++) {
      if (code[start + i] >= 0) {
        witnesses.requireKnown(code[start + i]);
      }
    }
  }

  int count() {
    return count;
  }

  /** Selected operand i. */
  Fr element(int i) {
    return value(code[start + i]);
  }

  private Fr value(int operand) {
    return operand >= 0 ? witnesses.get(operand) : Fr.unpack(constants, LIMBS * ~operand);
  }

  /** Copies selected operand i, packed. */
  void pack(int i, long[] target, int offset) {
    int operand = code[start + i];
    long[] source = operand >= 0 ? witnesses.values() : constants;
    System.arraycopy(source, LIMBS * (operand >= 0 ? operand : ~operand), target, offset, LIMBS);
  }

  /** Selected operands as bytes, each modulo 256. */
  byte[] lowBytes(int from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      canonical(code[start + from + i], left);
      bytes[i] = (byte) left[0];
    }
    return bytes;
  }

  /** Selected operands, which must be bytes. */
  byte[] bytes(int from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) word(from + i, Byte.SIZE);
    }
    return bytes;
  }

  /** Selected operand i, which must be below 2^bits, bits being at most 64. */
  long word(int i, int bits) {
    canonical(code[start + i], left);
    requireBits(left, code[start + i], bits);
    return left[0];
  }

  private void canonical(int operand, long[] target) {
    if (operand >= 0) {
      witnesses.requireKnown(operand);
      FIELD.fromMontgomery(target, 0, witnesses.values(), LIMBS * operand);
    } else {
      FIELD.fromMontgomery(target, 0, constants, LIMBS * ~operand);
    }
  }
}
