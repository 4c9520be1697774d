package dev.forge.zk.acir;

import java.util.List;

/** An instruction of an ACIR circuit (Noir 1.0.0-beta.22 to beta.26). */
public sealed interface Opcode
    permits Opcode.AssertZero, Opcode.MemoryInit, Opcode.MemoryOperation, Opcode.BrilligCall, Opcode.Call, BlackBox {
  /** The expression is 0. */
  record AssertZero(Expression expression) implements Opcode {}

  /** Creates memory block {@code block} with the values of witnesses. */
  record MemoryInit(int block, List<Integer> witnesses, BlockType type) implements Opcode {
    public MemoryInit {
      witnesses = List.copyOf(witnesses);
    }
  }

  /** Reads or writes a cell of a block; index and value are witnesses. */
  record MemoryOperation(int block, boolean write, int index, int value) implements Opcode {}

  /** Runs an unconstrained function, unless the predicate is 0: then the outputs are 0. */
  record BrilligCall(int function, List<BrilligInput> inputs, List<BrilligOutput> outputs, Expression predicate)
      implements Opcode {
    public BrilligCall {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** Runs another ACIR function, unless the predicate is 0: then the outputs are 0. */
  record Call(int function, List<Integer> inputs, List<Integer> outputs, Expression predicate) implements Opcode {
    public Call {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** What a Brillig call takes. */
  sealed interface BrilligInput {
    /** One value. */
    record Single(Expression expression) implements BrilligInput {}

    /** Several values. */
    record Array(List<Expression> expressions) implements BrilligInput {
      public Array {
        expressions = List.copyOf(expressions);
      }
    }

    /** The current contents of a memory block. */
    record MemoryArray(int block) implements BrilligInput {}
  }

  /** Where a Brillig call's results go. */
  sealed interface BrilligOutput {
    /** One witness. */
    record Simple(int witness) implements BrilligOutput {}

    /** Several witnesses. */
    record Array(List<Integer> witnesses) implements BrilligOutput {
      public Array {
        witnesses = List.copyOf(witnesses);
      }
    }
  }
}
