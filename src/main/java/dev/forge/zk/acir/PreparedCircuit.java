package dev.forge.zk.acir;

import java.util.Map;

/**
 * A function in the form that is executed: all opcodes in one array of numbers.
 *
 * <p>An operand is a witness, or the complement of a constant's number. An expression is the count of its products,
 * that of
 * its linear terms, the number of its constant, then coefficient, left, right of each product and coefficient, witness
 * of
 * each linear term. After the opcode's code follow:
 *
 * <pre>
 *   ASSERT_ZERO   expression
 *   RANGE         operand, bits
 *   AND, XOR      operand, operand, bits, output
 *   MEMORY_READ   block, index, value
 *   MEMORY_WRITE  block, index, value
 *   MEMORY_INIT   block, count, witnesses
 *   BRILLIG_CALL  function, predicate as an expression, inputs' count, inputs, outputs' count, outputs
 *   CALL          function, predicate as an expression, inputs' count, inputs, outputs' count, outputs
 *   BLACK_BOX     number of the function, inputs' count, operands, outputs' count, outputs
 * </pre>
 *
 * A Brillig call's input is an expression after a 0, or a block after a 1; blocks are numbered from 0 in each circuit.
 *
 * @param source what it was made of
 * @param witnesses one more than the largest witness named
 * @param blockIds numbers of the memory blocks by their ids
 * @param work how many simple opcodes an execution is worth, that of functions called apart
 */
record PreparedCircuit(
    Circuit source,
    int[] code,
    BlackBox[] blackBoxes,
    int witnesses,
    Map<Integer, Integer> blockIds,
    long work,
    long[] constants,
    long[] negatedInverses) {
  static final int ASSERT_ZERO = 0;
  static final int RANGE = 1;
  static final int AND = 2;
  static final int XOR = 3;
  static final int MEMORY_READ = 4;
  static final int MEMORY_WRITE = 5;
  static final int MEMORY_INIT = 6;
  static final int BRILLIG_CALL = 7;
  static final int CALL = 8;
  static final int BLACK_BOX = 9;

  int opcodes() {
    return source.opcodes().size();
  }
}
