package dev.forge.batch;

import dev.forge.zk.field.Fr;

/** The root of the state tree, and the head of the chain of shielded outputs. */
public record Roots(Fr state, Fr shielded) {}
