package dev.forge.zk.acir;

/** What is left of an execution's limits. */
final class AcvmBudget {
  private static final int PER_INSTANCE = 16;

  private final AcvmLimits limits;
  private long witnesses;
  private long opcodes;

  AcvmBudget(AcvmLimits limits) {
    this.limits = limits;
    witnesses = limits.witnesses();
    opcodes = limits.opcodes();
  }

  void enter(int depth, int witnesses, int opcodes) {
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
