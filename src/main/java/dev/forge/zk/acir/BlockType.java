package dev.forge.zk.acir;

/** What a memory block is for; it makes no difference to execution. */
public sealed interface BlockType {
  /** Ordinary memory. */
  record Memory() implements BlockType {}

  /** A parameter marked {@code call_data}. */
  record CallData(int id) implements BlockType {}

  /** A value marked {@code return_data}. */
  record ReturnData() implements BlockType {}
}
