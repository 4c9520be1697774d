package dev.forge.zk.acir;

import dev.forge.zk.acir.Opcode.BrilligInput;
import dev.forge.zk.acir.Opcode.BrilligOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the executed form of a circuit. */
final class CircuitPreparation {
  private static final int NUMBERS_PER_OPCODE = 4;

  private final Program program;
  private final Circuit circuit;
  private final ConstantPool constants = new ConstantPool();
  private final Map<Integer, Integer> blocks = new HashMap<>();
  private final List<BlackBox> blackBoxes = new ArrayList<>();
  private int[] code;
  private int size;
  private long work;

  private CircuitPreparation(Program program, Circuit circuit) {
    this.program = program;
    this.circuit = circuit;
    code = new int[16 + 8 * circuit.opcodes().size()];
  }

  /**
   * Prepares a function of a program.
   *
   * @throws IllegalArgumentException if it calls a function that the program lacks
   */
  static PreparedCircuit prepare(Program program, Circuit circuit) {
    CircuitPreparation preparation = new CircuitPreparation(program, circuit);
    circuit.opcodes().forEach(preparation::add);
    return new PreparedCircuit(
        circuit,
        Arrays.copyOf(preparation.code, preparation.size),
        preparation.blackBoxes.toArray(BlackBox[]::new),
        WitnessSpan.of(circuit).last() + 1,
        preparation.blocks,
        preparation.work + preparation.size / NUMBERS_PER_OPCODE,
        preparation.constants.packed(),
        preparation.constants.negatedInverses());
  }

  private void add(Opcode opcode) {
    switch (opcode) {
      case Opcode.AssertZero o -> {
        put(PreparedCircuit.ASSERT_ZERO);
        put(o.expression());
      }
      case Opcode.MemoryOperation o -> {
        put(o.write() ? PreparedCircuit.MEMORY_WRITE : PreparedCircuit.MEMORY_READ);
        put(block(o.block()));
        put(o.index());
        put(o.value());
      }
      case Opcode.MemoryInit o -> {
        put(PreparedCircuit.MEMORY_INIT);
        put(block(o.block()));
        put(o.witnesses());
      }
      case Opcode.BrilligCall o -> brilligCall(o);
      case Opcode.Call o -> call(o);
      case BlackBox.Range o -> {
        put(PreparedCircuit.RANGE);
        put(o.input());
        put(o.bits());
      }
      case BlackBox.And o -> logic(PreparedCircuit.AND, o.left(), o.right(), o.bits(), o.output());
      case BlackBox.Xor o -> logic(PreparedCircuit.XOR, o.left(), o.right(), o.bits(), o.output());
      case BlackBox o -> blackBox(o);
    }
  }

  private void brilligCall(Opcode.BrilligCall call) {
    requireFunction("unconstrained function", call.function(), program.unconstrainedFunctions().size());
    put(PreparedCircuit.BRILLIG_CALL);
    put(call.function());
    put(call.predicate());
    int count = size;
    put(0);
    for (BrilligInput input : call.inputs()) {
      switch (input) {
        case BrilligInput.Single i -> argument(count, i.expression());
        case BrilligInput.Array i -> i.expressions().forEach(expression -> argument(count, expression));
        case BrilligInput.MemoryArray i -> {
          put(1);
          put(block(i.block()));
          code[count]++;
        }
      }
    }
    List<Integer> outputs = new ArrayList<>();
    for (BrilligOutput output : call.outputs()) {
      switch (output) {
        case BrilligOutput.Simple o -> outputs.add(o.witness());
        case BrilligOutput.Array o -> outputs.addAll(o.witnesses());
      }
    }
    put(outputs);
  }

  private void argument(int count, Expression expression) {
    put(0);
    put(expression);
    code[count]++;
  }

  private void call(Opcode.Call call) {
    requireFunction("function", call.function(), program.functions().size());
    put(PreparedCircuit.CALL);
    put(call.function());
    put(call.predicate());
    put(call.inputs());
    put(call.outputs());
  }

  private void requireFunction(String kind, int function, int functions) {
    if (function < 0 || function >= functions) {
      throw new IllegalArgumentException(
          circuit.name() + " calls " + kind + " " + function + ", the program has " + functions);
    }
  }

  private void logic(int kind, Input left, Input right, int bits, int output) {
    put(kind);
    put(left);
    put(right);
    put(bits);
    put(output);
  }

  private void blackBox(BlackBox function) {
    put(PreparedCircuit.BLACK_BOX);
    put(blackBoxes.size());
    blackBoxes.add(function);
    work += work(function);
    BlackBoxOperands operands = BlackBoxOperands.of(function);
    put(operands.inputs().size());
    operands.inputs().forEach(this::put);
    put(operands.outputs());
  }

  /** About how many simple opcodes take as long. */
  private static long work(BlackBox function) {
    return switch (function) {
      case BlackBox.Ecdsa _ -> 5000;
      case BlackBox.MultiScalarMul f -> 1000L * f.points().size();
      case BlackBox.EmbeddedCurveAdd _,BlackBox.Poseidon2Permutation _ -> 100;
      default -> 20;
    };
  }

  private int block(int id) {
    return blocks.computeIfAbsent(id, _ -> blocks.size());
  }

  private void put(Input input) {
    switch (input) {
      case Input.Constant constant -> put(~constants.number(constant.value()));
      case Input.Witness witness -> put(witness.index());
    }
  }

  private void put(Expression expression) {
    put(expression.products().size());
    put(expression.linear().size());
    put(constants.number(expression.constant()));
    for (Expression.Product product : expression.products()) {
      put(constants.number(product.coefficient()));
      put(product.left());
      put(product.right());
    }
    for (Expression.Term term : expression.linear()) {
      put(constants.number(term.coefficient()));
      put(term.witness());
    }
  }

  private void put(List<Integer> witnesses) {
    put(witnesses.size());
    for (int witness : witnesses) {
      put(witness);
    }
  }

  private void put(int number) {
    if (size == code.length) {
      code = Arrays.copyOf(code, Math.max(Math.addExact(size, 1), (int) Math.min(2L * size, Integer.MAX_VALUE - 8)));
    }
    code[size++] = number;
  }
}
