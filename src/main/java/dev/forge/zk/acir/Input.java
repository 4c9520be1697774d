package dev.forge.zk.acir;

import dev.forge.zk.field.Fr;

/** An operand of a black box function. */
public sealed interface Input {
  /** A value known when the circuit was compiled. */
  record Constant(Fr value) implements Input {}

  /** A witness, by its index. */
  record Witness(int index) implements Input {}
}
