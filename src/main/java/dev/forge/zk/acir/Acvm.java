package dev.forge.zk.acir;

import dev.forge.zk.brillig.ForeignCallHandler;

/** skeleton */
public final class Acvm {
  private Acvm() {}
  public static Acvm prepare(Program program) { return new Acvm(); }
  public AcvmOutcome execute(WitnessMap inputs, ForeignCallHandler handler, AcvmLimits limits) { throw new UnsupportedOperationException(); }
}
