package dev.forge.zk.brillig;

import dev.forge.zk.field.FrVector;

/** How a run of an unconstrained function ended. */
public sealed interface BrilligOutcome {
  /**
   * The function ran to its end.
   *
   * @param returned the returned cells as field elements, whatever their types were
   * @param steps how much of {@link BrilligLimits#steps} it took
   */
  record Finished(FrVector returned, long steps) implements BrilligOutcome {}

  /**
   * The function gave up with an opcode {@code Trap}.
   *
   * @param revertData the cells it gave as reason: nothing, or the selector of an error type and the values it shows
   * @param opcode index of the trap
   */
  record Trapped(FrVector revertData, int opcode) implements BrilligOutcome {}

  /**
   * The function did something that the machine does not allow.
   *
   * @param message what it was
   * @param opcode index of the opcode that did it
   */
  record Crashed(String message, int opcode) implements BrilligOutcome {}

  /**
   * The function went over a limit of {@link BrilligLimits}; it may be right nevertheless.
   *
   * @param message which one
   * @param opcode index of the opcode that did it
   */
  record LimitReached(String message, int opcode) implements BrilligOutcome {}
}
