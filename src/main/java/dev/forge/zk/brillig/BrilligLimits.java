package dev.forge.zk.brillig;

/**
 * What a run may use up. Memory is sparse, so a limit on cells is not a limit on addresses: a page of 512 cells
 * (16 KiB) is counted once something was written in it.
 *
 * @param steps opcodes that may be executed, at least 1; an opcode that works on many cells counts for each, a black
 *     box function for about its work
 * @param cells cells that may be in use, at least 1, rounded up to whole pages
 */
public record BrilligLimits(long steps, int cells) {
  /** 2^33 opcodes, a minute or more; 2^24 cells, half a gibibyte. */
  public static final BrilligLimits DEFAULT = new BrilligLimits(1L << 33, 1 << 24);

  public BrilligLimits {
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + ", at least 1 is needed");
    }
    if (cells < 1) {
      throw new IllegalArgumentException("cells " + cells + ", at least 1 is needed");
    }
  }
}
