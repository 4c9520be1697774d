package dev.forge.zk.brillig;

import java.util.List;

/** The type of an operand of a foreign call. */
public sealed interface HeapValueType {
  /** One cell. */
  record Simple(BitSize size) implements HeapValueType {}

  /** {@code size} elements, each of the given types in a row. */
  record Array(List<HeapValueType> types, int size) implements HeapValueType {
    public Array {
      types = List.copyOf(types);
    }
  }

  /** Any number of elements, each of the given types in a row. */
  record Vector(List<HeapValueType> types) implements HeapValueType {
    public Vector {
      types = List.copyOf(types);
    }
  }
}
