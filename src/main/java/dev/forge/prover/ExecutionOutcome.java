package dev.forge.prover;

import dev.forge.zk.acir.WitnessStack;
import dev.forge.zk.field.FrVector;
import java.util.Optional;

/** What came of executing a program. */
public sealed interface ExecutionOutcome {
  /**
   * All assertions hold.
   *
   * @param witness the values of all witnesses; secret as far as the inputs are
   * @param returned what main returned, flattened
   */
  record Executed(WitnessStack witness, FrVector returned) implements ExecutionOutcome {
    @Override
    public String toString() {
      return "Executed[" + witness.items().size() + " functions]";
    }
  }

  /** The inputs do not satisfy the program. */
  record Rejected(String reason, Optional<String> location) implements ExecutionOutcome {}

  /** The execution was ended by a limit; the inputs may be right. */
  record Stopped(String reason) implements ExecutionOutcome {}
}
