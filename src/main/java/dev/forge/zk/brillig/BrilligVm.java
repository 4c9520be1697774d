package dev.forge.zk.brillig;

import dev.forge.zk.field.FrVector;

/** The virtual machine that runs unconstrained functions (Brillig of Noir 1.0.0-beta.26). */
public final class BrilligVm {
  private BrilligVm() {}

  /**
   * Runs a function from its first opcode.
   *
   * @param function the function; its decoded form is kept with it for later runs
   * @param calldata its arguments, flattened
   * @param handler answers foreign calls
   * @param limits what the run may use up
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; its flag stays set
   */
  public static BrilligOutcome run(
      BrilligFunction function, FrVector calldata, ForeignCallHandler handler, BrilligLimits limits) {
    return new BrilligMachine(function.code(), calldata, handler, limits).run();
  }
}
