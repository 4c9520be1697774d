package dev.forge.zk.acir;

import dev.forge.zk.brillig.BrilligLimits;

/** What is left of an execution's limits. */
final class AcvmBudget {
  private static final int PER_INSTANCE = 16;

  private final AcvmLimits limits;
  private long witnesses;
  private long opcodes;
  private long brilligSteps;

  AcvmBudget(AcvmLimits limits) {
    this.limits = limits;
    witnesses = limits.witnesses();
    opcodes = limits.opcodes();
    brilligSteps = limits.brillig().steps();
  }

  /** What the next call of unconstrained code may use up. */
  BrilligLimits brillig() {
    if (brilligSteps < 1) {
      throw Halt.limit("more than " + limits.brillig().steps() + " steps of unconstrained code");
    }
    return new BrilligLimits(brilligSteps, limits.brillig().cells());
  }

  /** Takes what a call of unconstrained code used up. */
  void spend(long steps) {
    brilligSteps -= steps;
  }

  void enter(int depth, int witnesses, long opcodes) {
    if (depth > limits.callDepth()) {
      throw Halt.limit("more than " + limits.callDepth() + " calls within each other");
    }
    reserve((long) PER_INSTANCE + witnesses);
    this.opcodes -= opcodes;
    if (this.opcodes < 0) {
      throw Halt.limit("more than " + limits.opcodes() + " opcodes");
    }
  }

  /** Takes room for witnesses or memory cells. */
  void reserve(long cells) {
    witnesses -= cells;
    if (witnesses < 0) {
      throw Halt.limit("more than " + limits.witnesses() + " witnesses and memory cells");
    }
  }
}
