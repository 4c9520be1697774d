package dev.forge.zk.brillig;

/** Where an operand lies. */
public sealed interface Address {
  /** A cell by its number. */
  record Direct(int cell) implements Address {}

  /** A cell by its distance from the stack pointer, which is in cell 0. */
  record Relative(int offset) implements Address {}
}
