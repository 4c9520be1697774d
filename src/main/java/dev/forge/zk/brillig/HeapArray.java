package dev.forge.zk.brillig;

/** A run of {@code size} cells that starts where the cell at {@code pointer} says. */
public record HeapArray(Address pointer, int size) implements ValueOrArray {}
