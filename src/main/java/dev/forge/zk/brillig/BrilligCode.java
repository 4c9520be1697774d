package dev.forge.zk.brillig;

import java.util.List;

/**
 * The decoded form of a function: {@link #WIDTH} words per opcode, the first of which is the operation and, above its
 * lowest 8 bits, the bits of its type. The others are addresses (a cell's number, or the complement of the distance
 * from the stack pointer), offsets of packed constants, offsets in the words to jump to, or the opcode's own number
 * for what is run from its original form.
 */
final class BrilligCode {
  static final int WIDTH = 5;

  /** The operations of the decoded form; integers of 128 bits have one of their own. */
  static final int INT_ADD = 0;
  static final int INT_SUB = 1;
  static final int INT_MUL = 2;
  static final int INT_DIV = 3;
  static final int INT_EQUALS = 4;
  static final int INT_LESS_THAN = 5;
  static final int INT_LESS_THAN_EQUALS = 6;
  static final int INT_AND = 7;
  static final int INT_OR = 8;
  static final int INT_XOR = 9;
  static final int INT_SHL = 10;
  static final int INT_SHR = 11;
  static final int FREE_MEMORY_ADD = 12;
  static final int WIDE_INT = 13;
  static final int FIELD_ADD = 14;
  static final int FIELD_SUB = 15;
  static final int FIELD_MUL = 16;
  static final int FIELD_OTHER = 17;
  static final int NOT = 18;
  static final int CAST = 19;
  static final int JUMP_IF = 20;
  static final int JUMP = 21;
  static final int CALLDATA_COPY = 22;
  static final int CALL = 23;
  static final int CONST = 24;
  static final int INDIRECT_CONST = 25;
  static final int RETURN = 26;
  static final int FOREIGN_CALL = 27;
  static final int MOV = 28;
  static final int CONDITIONAL_MOV = 29;
  static final int LOAD = 30;
  static final int STORE = 31;
  static final int BLACK_BOX = 32;
  static final int TRAP = 33;
  static final int STOP = 34;
  static final int INVALID = 35;

  /** Limb 3 of a constant that does not fit its type. */
  static final long NO_CONSTANT = Long.MIN_VALUE;

  final int[] words;
  final long[] constants;
  final List<BrilligOpcode> opcodes;

  BrilligCode(int[] words, long[] constants, List<BrilligOpcode> opcodes) {
    this.words = words;
    this.constants = constants;
    this.opcodes = opcodes;
  }
}
