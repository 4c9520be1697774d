package dev.forge.simulation;

import java.util.Random;

/**
 * How hostile a run is. Chances are from 0 to 1.
 *
 * @param lostMessage a bell, request or answer does not arrive
 * @param doubledMessage one arrives twice
 * @param refusedUnit the database refuses a unit of work, before or after its commit
 * @param death a worker dies, each time it does something
 * @param liar a worker makes proofs that do not verify
 * @param slow a proof takes far longer than usual
 * @param brokenProver a worker says that it cannot prove
 * @param jump the clock jumps, each minute
 * @param cancel a client cancels what it submitted
 * @param restart a coordinator is restarted, each minute
 */
record Hazards(double lostMessage, double doubledMessage, double refusedUnit, double death, double liar, double slow,
    double brokenProver, double jump, double cancel, double restart) {
  static final Hazards NONE = new Hazards(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Each hazard is absent in some runs and frequent in others. */
  static Hazards of(Random random) {
    return new Hazards(some(random, 0.3), some(random, 0.3), some(random, 0.2), some(random, 0.05), some(random, 0.4),
        some(random, 0.3), some(random, 0.2), some(random, 0.3), some(random, 0.3), some(random, 0.3));
  }

  private static double some(Random random, double most) {
    return random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
  }
}
