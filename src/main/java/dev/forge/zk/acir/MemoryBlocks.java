package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;

/** The memory of a function instance. */
final class MemoryBlocks {
  private static final long[] NOTHING = {};

  private final PreparedCircuit circuit;
  private final WitnessState witnesses;
  private final AcvmBudget budget;
  private final long[][] blocks;
  private final long[] index = new long[LIMBS];

  MemoryBlocks(PreparedCircuit circuit, WitnessState witnesses, AcvmBudget budget) {
    this.circuit = circuit;
    this.witnesses = witnesses;
    this.budget = budget;
    blocks = new long[circuit.blockIds().size()][];
  }

  /** The cells of a block, packed; none before it is initialised. */
  long[] cells(int block) {
    return blocks[block] == null ? NOTHING : blocks[block];
  }

  /** The cells of a block by its id, packed. */
  FrVector copyOf(int id) {
    Integer block = circuit.blockIds().get(id);
    long[] cells = block == null ? NOTHING : cells(block);
    FrVector copy = new FrVector(cells.length / LIMBS);
    System.arraycopy(cells, 0, copy.limbs(), 0, cells.length);
    return copy;
  }

  /** Fills a block from the witnesses listed in the code; false where it has been filled before. */
  boolean initialise(int block, int at, int count) {
    int[] code = circuit.code();
    budget.reserve(count);
    long[] cells = new long[LIMBS * count];
    for (int i = 0; i < count; i++) {
      witnesses.requireKnown(code[at + i]);
      System.arraycopy(witnesses.values(), LIMBS * code[at + i], cells, LIMBS * i, LIMBS);
    }
    if (blocks[block] != null) {
      return false;
    }
    blocks[block] = cells;
    return true;
  }

  /** Offset of the packed cell that a witness names. */
  int cell(int block, int indexWitness) {
    witnesses.requireKnown(indexWitness);
    Fr.MODULUS.fromMontgomery(index, 0, witnesses.values(), LIMBS * indexWitness);
    int size = cells(block).length / LIMBS;
    if ((index[1] | index[2] | index[3]) != 0 || Long.compareUnsigned(index[0], size) >= 0) {
      throw Halt.execution(
          "Index out of bounds, array has size " + size + ", but index was "
              + witnesses.get(indexWitness).toBigInteger());
    }
    return LIMBS * (int) index[0];
  }

  void write(int block, int indexWitness, int valueWitness) {
    int cell = cell(block, indexWitness);
    witnesses.requireKnown(valueWitness);
    System.arraycopy(witnesses.values(), LIMBS * valueWitness, blocks[block], cell, LIMBS);
  }
}
