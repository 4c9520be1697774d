package dev.forge.zk.synthesis;

/**
 * How a function's internal wires are computed: a list of steps, each an operation and its operands, all wires local.
 */
final class Steps {
  /** Row, wire: the wire is the product of the row's left and right side. */
  static final int PRODUCT = 0;

  /** Index wire, first wire, count: wire i is 1 where the index is i, otherwise 0. */
  static final int SELECT = 1;

  /** Four inputs (a wire, or -1 - the index of a coefficient), first wire: all products within a permutation. */
  static final int POSEIDON2 = 2;

  /** Selector, value, old cell, wire: the wire is the value where the selector is 1, the old cell where it is 0. */
  static final int WRITE = 3;

  private Steps() {}

  static void product(IntList steps, int row, int wire) {
    steps.add(PRODUCT);
    steps.add(row);
    steps.add(wire);
  }

  static void select(IntList steps, int indexWire, int firstWire, int count) {
    steps.add(SELECT);
    steps.add(indexWire);
    steps.add(firstWire);
    steps.add(count);
  }

  static void poseidon2(IntList steps, int[] inputs, int firstWire) {
    steps.add(POSEIDON2);
    for (int input : inputs) {
      steps.add(input);
    }
    steps.add(firstWire);
  }

  static void write(IntList steps, int selector, int value, int cell, int wire) {
    steps.add(WRITE);
    steps.add(selector);
    steps.add(value);
    steps.add(cell);
    steps.add(wire);
  }
}
