package dev.forge.zk.synthesis;

/** What a row of a compiled circuit is for. */
public enum Part {
  /** An AssertZero opcode. */
  ASSERT_ZERO("assertions"),
  /** The bits or limbs of a range-checked number. */
  RANGE("ranges"),
  /** AND and XOR. */
  BITWISE("and, xor"),
  /** Reads and writes of memory blocks. */
  MEMORY("memory"),
  /** Predicates, inputs and outputs of conditional calls. */
  CALL("calls"),
  /** The Poseidon2 permutation. */
  POSEIDON2("poseidon2"),
  /** The entries of the lookup table and the sum over both sides of the argument. */
  LOOKUP_TABLE("lookup table"),
  /** One number looked up in the table. */
  LOOKUP("lookups"),
  /** The random mask of the commitment, and its challenge where nothing is looked up. */
  MASK("mask"),
  /** Public inputs that nothing else uses, or that are one wire with another public input. */
  PUBLIC_INPUT("public inputs");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** A short name to show, lower case. */
  public String title() {
    return title;
  }
}
