package dev.forge.zk.brillig;

/** A run of cells: the cell at {@code pointer} says where it starts, the cell at {@code size} how long it is. */
public record HeapVector(Address pointer, Address size) implements ValueOrArray {}
