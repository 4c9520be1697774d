package dev.forge.zk.acir;

import dev.forge.zk.field.FrVector;
import java.util.List;
import java.util.Optional;

/** What came of an execution: the witnesses, or why there are none. */
public sealed interface AcvmOutcome {
  /** Every opcode holds; the witnesses of all functions run. */
  record Solved(WitnessStack witnesses) implements AcvmOutcome {}

  /** The inputs do not satisfy the program. */
  sealed interface Failed extends AcvmOutcome {
    /** The opcodes that led here, main's first, the failing one last. */
    List<OpcodeLocation> callStack();

    /** What went wrong, in the words of Noir's own executor. */
    String message();

    /** The failing opcode. */
    default OpcodeLocation location() {
      return callStack().getLast();
    }
  }

  /**
   * A constraint does not hold, or unconstrained code asserted something that is not so.
   *
   * @param payload the assertion's message in coded form; empty where it has none
   */
  record AssertionFailed(List<OpcodeLocation> callStack, String message, Optional<Payload> payload) implements Failed {
    public AssertionFailed {
      callStack = List.copyOf(callStack);
    }
  }

  /**
   * An opcode cannot be executed: an index out of bounds, a refused black box input, an unknown foreign call, a
   * malformed program.
   */
  record ExecutionFailed(List<OpcodeLocation> callStack, String message) implements Failed {
    public ExecutionFailed {
      callStack = List.copyOf(callStack);
    }
  }

  /** The execution would take more than {@link AcvmLimits} allow; the program itself may be right. */
  record LimitReached(List<OpcodeLocation> callStack, String message) implements Failed {
    public LimitReached {
      callStack = List.copyOf(callStack);
    }
  }

  /**
   * An opcode of a function.
   *
   * @param function index of the ACIR function
   * @param opcode index of the opcode in it
   */
  record OpcodeLocation(int function, int opcode) {}

  /**
   * An assertion's message, to be decoded with the error types of the program's ABI.
   *
   * @param selector key of the error type, an unsigned 64-bit number
   * @param values the values it shows, flattened
   */
  record Payload(long selector, FrVector values) {}
}
