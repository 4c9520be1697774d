package dev.forge.zk.brillig;

/** An operand of a foreign call. */
public sealed interface ValueOrArray permits ValueOrArray.Value, HeapArray, HeapVector {
  /** A single cell. */
  record Value(Address address) implements ValueOrArray {}
}
