package dev.forge.zk.acir;

import dev.forge.zk.brillig.BrilligLimits;

/**
 * How much an execution may take, so that a hostile program cannot hold the machine.
 *
 * @param callDepth ACIR functions active at once, main included
 * @param witnesses witnesses of all function instances together, assigned or not, and cells of memory blocks (32
 *     bytes each); each instance counts 16 more
 * @param opcodes ACIR opcodes of all function instances together; a long expression or an expensive black box function
 *     counts for several
 * @param brillig unconstrained code: the steps of all calls together, the cells of each
 */
public record AcvmLimits(int callDepth, long witnesses, long opcodes, BrilligLimits brillig) {
  /** 256 calls deep, 2^26 witnesses (2 GiB), 2^30 opcodes. */
  public static final AcvmLimits DEFAULT = new AcvmLimits(256, 1L << 26, 1L << 30, BrilligLimits.DEFAULT);

  public AcvmLimits {
    if (callDepth < 1 || callDepth > 1000) {
      throw new IllegalArgumentException("call depth " + callDepth + ", allowed are 1 to 1000");
    }
    if (witnesses < 1 || opcodes < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: " + witnesses + " witnesses, " + opcodes + " opcodes");
    }
  }
}
