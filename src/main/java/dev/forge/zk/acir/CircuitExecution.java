package dev.forge.zk.acir;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.acir.AcvmOutcome.Payload;
import dev.forge.zk.brillig.BrilligOutcome;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One run of one function. */
final class CircuitExecution {
  private static final Modulus FIELD = Fr.MODULUS;
  private static final int OPCODES_BETWEEN_PAUSES = 256;

  private final ProgramExecution program;
  private final PreparedCircuit circuit;
  private final int[] code;
  private final WitnessState witnesses;
  private final ExpressionSolver expressions;
  private final OperandReader operands;
  private final MemoryBlocks memory;
  private int opcode;
  private int position;

  CircuitExecution(ProgramExecution program, PreparedCircuit circuit, WitnessMap inputs) {
    this.program = program;
    this.circuit = circuit;
    code = circuit.code();
    witnesses = new WitnessState(Math.max(circuit.witnesses(), inputs.size()));
    witnesses.insertAll(inputs);
    expressions = new ExpressionSolver(circuit, witnesses);
    operands = new OperandReader(circuit, witnesses);
    memory = new MemoryBlocks(circuit, witnesses, program.budget());
  }

  /** Index of the opcode being executed. */
  int opcode() {
    return opcode;
  }

  /** Executes all opcodes and returns the witnesses. */
  WitnessMap run() {
    int count = circuit.opcodes();
    for (opcode = 0; opcode < count; opcode++) {
      if (opcode % OPCODES_BETWEEN_PAUSES == 0 && Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted at opcode " + opcode + " of " + count);
      }
      step();
    }
    return witnesses.toMap();
  }

  private void step() {
    int kind = code[position++];
    switch (kind) {
      case PreparedCircuit.ASSERT_ZERO -> {
        require(expressions.solve(position));
        position = ExpressionSolver.end(code, position);
      }
      case PreparedCircuit.RANGE -> {
        require(operands.bits(code[position]) <= code[position + 1]);
        position += 2;
      }
      case PreparedCircuit.AND, PreparedCircuit.XOR -> {
        operands.logic(kind == PreparedCircuit.AND, code[position], code[position + 1], code[position + 2]);
        require(witnesses.insert(code[position + 3], operands.result(), 0));
        position += 4;
      }
      case PreparedCircuit.MEMORY_READ -> {
        require(memory.read(code[position], code[position + 1], code[position + 2]));
        position += 3;
      }
      case PreparedCircuit.MEMORY_WRITE -> {
        memory.write(code[position], code[position + 1], code[position + 2]);
        position += 3;
      }
      case PreparedCircuit.MEMORY_INIT -> {
        require(memory.initialise(code[position], position + 2, code[position + 1]));
        position += 2 + code[position + 1];
      }
      case PreparedCircuit.BRILLIG_CALL -> brilligCall();
      case PreparedCircuit.CALL -> call();
      case PreparedCircuit.BLACK_BOX -> blackBox();
      default -> throw new IllegalStateException("opcode kind " + kind);
    }
  }

  /** Consumes a predicate; whether it is 1. */
  private boolean predicate() {
    long[] value = operands.result();
    expressions.evaluate(position, value, 0);
    position = ExpressionSolver.end(code, position);
    if (FIELD.isZero(value, 0)) {
      return false;
    }
    Fr predicate = Fr.unpack(value, 0);
    if (!predicate.isOne()) {
      throw Halt.execution(
          "(--pedantic): Predicates are expected to be 0 or 1, but found: " + ExpressionText.signed(predicate));
    }
    return true;
  }

  private void brilligCall() {
    int function = code[position++];
    boolean active = predicate();
    FrVector calldata = active ? calldata() : skipArguments();
    int outputs = code[position++];
    if (active) {
      FrVector returned = finish(program.runBrillig(function, calldata));
      if (returned.size() != outputs) {
        throw Halt.execution("Brillig function " + function + " returned data inconsistent with its call outputs");
      }
      insertOutputs(position, outputs, returned.limbs());
    } else {
      insertZeros(position, outputs);
    }
    position += outputs;
  }

  private FrVector finish(BrilligOutcome outcome) {
    return switch (outcome) {
      case BrilligOutcome.Finished finished -> finished.returned();
      case BrilligOutcome.Trapped trapped -> throw trap(trapped.revertData());
      case BrilligOutcome.Crashed crashed
          -> throw Halt.assertion("Assertion failed: " + crashed.message(), Optional.empty());
      case BrilligOutcome.LimitReached reached -> throw Halt.limit(reached.message());
    };
  }

  /** Revert data are the selector of an error type and its values. */
  private static Halt trap(FrVector data) {
    if (data.size() == 0) {
      return Halt.assertion("Failed to solve brillig function", Optional.empty());
    }
    FrVector values = new FrVector(data.size() - 1);
    System.arraycopy(data.limbs(), LIMBS, values.limbs(), 0, values.limbs().length);
    return Halt.assertion("Assertion failed", Optional.of(new Payload(data.get(0).canonical()[0], values)));
  }

  /** Consumes the arguments of a Brillig call and returns them one after the other. */
  private FrVector calldata() {
    int arguments = code[position++];
    int start = position;
    FrVector calldata = new FrVector(argumentValues(arguments));
    position = start;
    long[] values = calldata.limbs();
    int filled = 0;
    for (int i = 0; i < arguments; i++) {
      if (code[position++] == 1) {
        long[] cells = memory.cells(code[position++]);
        System.arraycopy(cells, 0, values, filled, cells.length);
        filled += cells.length;
      } else {
        expressions.evaluateArgument(position, values, filled);
        position = ExpressionSolver.end(code, position);
        filled += LIMBS;
      }
    }
    return calldata;
  }

  private int argumentValues(int arguments) {
    int count = 0;
    for (int i = 0; i < arguments; i++) {
      if (code[position++] == 1) {
        count += memory.cells(code[position++]).length / LIMBS;
      } else {
        position = ExpressionSolver.end(code, position);
        count++;
      }
    }
    return count;
  }

  private FrVector skipArguments() {
    int arguments = code[position++];
    for (int i = 0; i < arguments; i++) {
      position = code[position] == 1 ? position + 2 : ExpressionSolver.end(code, position + 1);
    }
    return new FrVector(0);
  }

  private void call() {
    int function = code[position++];
    if (function == 0) {
      throw Halt.execution("Attempted to call `main` with a `Call` opcode");
    }
    boolean active = predicate();
    int inputs = code[position++];
    int inputsAt = position;
    position += inputs;
    int outputs = code[position++];
    if (active) {
      FrVector results = program.call(function, arguments(inputsAt, inputs));
      if (results.size() != outputs) {
        throw Halt.execution(results.size() + " result values were provided for " + outputs
            + " call output witnesses, most likely due to bad ACIR codegen");
      }
      insertOutputs(position, outputs, results.limbs());
    } else {
      insertZeros(position, outputs);
    }
    position += outputs;
  }

  private WitnessMap arguments(int at, int count) {
    WitnessState arguments = new WitnessState(count);
    for (int i = 0; i < count; i++) {
      witnesses.requireKnown(code[at + i]);
      arguments.insert(i, witnesses.values(), LIMBS * code[at + i]);
    }
    return arguments.toMap();
  }

  private void blackBox() {
    BlackBox function = circuit.blackBoxes()[code[position++]];
    int inputs = code[position++];
    operands.select(position, inputs);
    position += inputs;
    int outputs = code[position++];
    long[] results = BlackBoxCall.execute(function, operands, outputs);
    insertOutputs(position, outputs, results);
    position += outputs;
  }

  private void insertOutputs(int at, int count, long[] packed) {
    for (int i = 0; i < count; i++) {
      require(witnesses.insert(code[at + i], packed, LIMBS * i));
    }
  }

  private void insertZeros(int at, int count) {
    long[] zero = new long[LIMBS];
    for (int i = 0; i < count; i++) {
      require(witnesses.insert(code[at + i], zero, 0));
    }
  }

  private void require(boolean holds) {
    if (!holds) {
      Optional<Payload> payload = AssertionPayload.of(circuit.source(), opcode, witnesses, memory);
      throw Halt.assertion(payload.isPresent() ? "Assertion failed" : "Cannot satisfy constraint", payload);
    }
  }
}
