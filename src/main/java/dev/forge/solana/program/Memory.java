package dev.forge.solana.program;

/** Where the runtime puts what a program may read and write. */
final class Memory {
  /** 32 KiB to write to. */
  static final long HEAP = 3L << 32;

  /** The number of accounts, 8 bytes; where it is 0, the length of the instruction's data follows in 8 bytes. */
  static final long INPUT = 4L << 32;

  /** The instruction's data, where there are no accounts. */
  static final long DATA = INPUT + 2 * Long.BYTES;

  private Memory() {}
}
