package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.Optional;

/** The memory of a function instance. */
final class MemoryBlocks {
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

  /** The cells of a block, packed. */
  long[] cells(int block) {
    if (blocks[block] == null) {
      throw Halt.execution("Cannot solve opcode: Attempted to load uninitialized memory block");
    }
    return blocks[block];
  }

  /** The contents of a block by its id; empty before it is initialised. */
  Optional<FrVector> contents(int id) {
    Integer block = circuit.blockIds().get(id);
    if (block == null || blocks[block] == null) {
      return Optional.empty();
    }
    FrVector copy = new FrVector(blocks[block].length / LIMBS);
    System.arraycopy(blocks[block], 0, copy.limbs(), 0, blocks[block].length);
    return Optional.of(copy);
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

  /** Gives a witness the cell that another names; false where it already has another value. */
  boolean read(int block, int indexWitness, int valueWitness) {
    long[] cells = cells(block);
    witnesses.requireKnown(indexWitness);
    return witnesses.insert(valueWitness, cells, cell(cells, indexWitness));
  }

  /** Sets the cell that a witness names to the value of another. */
  void write(int block, int indexWitness, int valueWitness) {
    long[] cells = cells(block);
    witnesses.requireKnown(indexWitness);
    witnesses.requireKnown(valueWitness);
    System.arraycopy(witnesses.values(), LIMBS * valueWitness, cells, cell(cells, indexWitness), LIMBS);
  }

  private int cell(long[] cells, int indexWitness) {
    Fr.MODULUS.fromMontgomery(index, 0, witnesses.values(), LIMBS * indexWitness);
    int size = cells.length / LIMBS;
    if ((index[1] | index[2] | index[3]) != 0 || Long.compareUnsigned(index[0], size) >= 0) {
      throw Halt.execution(
          "Index out of bounds, array has size " + size + ", but index was "
              + ExpressionText.signed(witnesses.get(indexWitness)));
    }
    return LIMBS * (int) index[0];
  }
}
