package dev.forge.zk.brillig;

import dev.forge.zk.field.FrVector;
import java.util.Arrays;
import java.util.List;

/** Numbers of cells, those in nested arrays and vectors in the place of the pointers to them. */
final class FlattenedCells {
  /** Cells before an array's items: the reference count. */
  static final int ARRAY_ITEMS = 1;

  /** Cells before a vector's items: the reference count, the size and the capacity. */
  static final int VECTOR_ITEMS = 3;

  private static final int VECTOR_SIZE = 1;
  private static final long TOO_MANY = 1L << 31;

  private final BrilligMemory memory;
  private long[] limbs = new long[16 * Cell.LIMBS];
  private int count;
  private long taken;

  FlattenedCells(BrilligMemory memory) {
    this.memory = memory;
  }

  /** Adds a cell's number; all that was taken together is limited like memory. */
  void add(int address) {
    memory.checkCount(taken + count + 1);
    if (Cell.LIMBS * count == limbs.length) {
      limbs = Arrays.copyOf(limbs, 2 * limbs.length);
    }
    memory.readField(address, limbs, Cell.LIMBS * count++);
  }

  /** Adds what is in a run of cells whose types repeat. */
  void addAll(int start, long cells, List<HeapValueType> types) {
    if (types.isEmpty() ? cells > 0 : cells % types.size() != 0) {
      throw new BrilligCrash("array/vector does not contain a whole number of elements");
    }
    for (int i = 0; i < memory.checkCount(cells); i++) {
      addElement(start + i, types.get(i % types.size()));
    }
  }

  private void addElement(int address, HeapValueType type) {
    switch (type) {
      case HeapValueType.Simple simple -> add(address);
      case HeapValueType.Array array
          -> addAll(memory.pointer(address) + ARRAY_ITEMS, (long) array.size() * array.types().size(), array.types());
      case HeapValueType.Vector vector -> {
        int pointer = memory.pointer(address);
        addAll(pointer + VECTOR_ITEMS, memory.count(pointer + VECTOR_SIZE), vector.types());
      }
    }
  }

  /** Drops what is beyond so many numbers. */
  void truncate(long size) {
    count = (int) Math.min(count, size);
  }

  /** The numbers so far, and starts anew. */
  FrVector take() {
    FrVector values = new FrVector(count);
    System.arraycopy(limbs, 0, values.limbs(), 0, Cell.LIMBS * count);
    taken += count;
    count = 0;
    return values;
  }

  /** The number of cells that an element of these types takes, flattened; too many are shown as {@link #TOO_MANY}. */
  static long size(List<HeapValueType> types) {
    long size = 0;
    for (HeapValueType type : types) {
      size = Math.min(TOO_MANY, size + size(type));
    }
    return size;
  }

  /** The number of cells that a value of a type takes, flattened; too many are shown as {@link #TOO_MANY}. */
  static long size(HeapValueType type) {
    return switch (type) {
      case HeapValueType.Simple simple -> 1;
      case HeapValueType.Array array -> Math.min(TOO_MANY, Integer.toUnsignedLong(array.size()) * size(array.types()));
      case HeapValueType.Vector vector -> throw new BrilligCrash("unexpected nested dynamic element type: " + vector);
    };
  }
}
