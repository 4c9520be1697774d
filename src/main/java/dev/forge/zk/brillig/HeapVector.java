package dev.forge.zk.brillig;

/** A run of cells that starts where the cell at {@code pointer} says and is as long as the cell at {@code size} says. */
public record HeapVector(Address pointer, Address size) implements ValueOrArray {}
