package dev.forge.zk.brillig;

import dev.forge.zk.brillig.BrilligOpcode.FieldOperation;
import dev.forge.zk.brillig.BrilligOpcode.IntOperation;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Writes small programs for the machine; cells are direct addresses unless said otherwise. */
final class Assembly {
  static final BrilligLimits SMALL = new BrilligLimits(100_000, 1 << 16);

  private final List<BrilligOpcode> opcodes = new ArrayList<>();

  static Address at(int cell) {
    return new Address.Direct(cell);
  }

  static Assembly program() {
    return new Assembly();
  }

  Assembly set(int cell, BitSize size, BigInteger value) {
    return then(new BrilligOpcode.Const(at(cell), size, Fr.reduce(value)));
  }

  Assembly set(int cell, BitSize size, long value) {
    return set(cell, size, new BigInteger(Long.toUnsignedString(value)));
  }

  Assembly integer(IntOperation operation, BitSize size, int destination, int left, int right) {
    return then(new BrilligOpcode.BinaryInt(at(destination), operation, size, at(left), at(right)));
  }

  Assembly field(FieldOperation operation, int destination, int left, int right) {
    return then(new BrilligOpcode.BinaryField(at(destination), operation, at(left), at(right)));
  }

  Assembly then(BrilligOpcode opcode) {
    opcodes.add(opcode);
    return this;
  }

  /** Ends with some cells as result; uses the cells 100 and 101. */
  Assembly stop(int start, int count) {
    return set(100, BitSize.U32, Integer.toUnsignedLong(start))
        .set(101, BitSize.U32, Integer.toUnsignedLong(count))
        .then(new BrilligOpcode.Stop(new HeapVector(at(100), at(101))));
  }

  BrilligFunction function() {
    return new BrilligFunction("test", opcodes);
  }

  BrilligOutcome run(FrVector calldata, ForeignCallHandler handler) {
    return BrilligVm.run(function(), calldata, handler, SMALL);
  }

  BrilligOutcome run() {
    return run(new FrVector(0), ForeignCallHandler.NONE);
  }

  /** The results of a run that ends well. */
  List<BigInteger> results() {
    return results(run());
  }

  static List<BigInteger> results(BrilligOutcome outcome) {
    if (outcome instanceof BrilligOutcome.Finished(FrVector returned, long _)) {
      return numbers(returned);
    }
    throw new AssertionError("did not finish: " + outcome);
  }

  /** The message of a run that crashes. */
  static String crash(BrilligOutcome outcome) {
    if (outcome instanceof BrilligOutcome.Crashed crashed) {
      return crashed.message();
    }
    throw new AssertionError("did not crash: " + outcome);
  }

  /** The message of a run that went over a limit. */
  static String limit(BrilligOutcome outcome) {
    if (outcome instanceof BrilligOutcome.LimitReached reached) {
      return reached.message();
    }
    throw new AssertionError("reached no limit: " + outcome);
  }

  static List<BigInteger> numbers(FrVector values) {
    List<BigInteger> numbers = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      numbers.add(values.get(i).toBigInteger());
    }
    return numbers;
  }
}
