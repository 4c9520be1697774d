package dev.forge.bench;

import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.FieldKernel;

/** How many products a field's kernel makes on all cores, from and to the first-level cache. */
final class KernelSpeed {
  private static final int BLOCKS = 64;
  private static final int PASSES = 2000;
  private static final int WARM_UP = 8;
  private static final int RUNS = 5;

  private KernelSpeed() {}

  /** Products a second, the best of some runs. */
  static double productsPerSecond(FieldKernel kernel, Cores cores) {
    double best = 0;
    for (int run = 0; run < WARM_UP + RUNS; run++) {
      long start = System.nanoTime();
      cores.run(cores.count(), core -> multiply(kernel));
      double seconds = (System.nanoTime() - start) / 1e9;
      double speed = (double) cores.count() * PASSES * BLOCKS * FieldKernel.LANES / seconds;
      best = run < WARM_UP ? 0 : Math.max(best, speed);
    }
    return best;
  }

  private static void multiply(FieldKernel kernel) {
    double[] a = new double[BLOCKS * FieldKernel.BLOCK];
    double[] b = new double[BLOCKS * FieldKernel.BLOCK];
    long[] limbs = {1, 2, 3, 4};
    for (int lane = 0; lane < BLOCKS * FieldKernel.LANES; lane++) {
      int at = lane / FieldKernel.LANES * FieldKernel.BLOCK + lane % FieldKernel.LANES;
      kernel.writeElement(a, at, limbs, 0);
      kernel.writeElement(b, at, limbs, 0);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      kernel.multiply(a, 0, a, 0, b, 0, BLOCKS, FieldKernel.BLOCK);
    }
  }
}
