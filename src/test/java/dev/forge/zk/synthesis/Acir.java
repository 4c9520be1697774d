package dev.forge.zk.synthesis;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.BlockType;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Input;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes small ACIR programs. */
final class Acir {
  private Acir() {}

  /** A function whose first witnesses are private parameters. */
  static Circuit function(String name, int parameters, List<Integer> returnValues, Opcode... opcodes) {
    return new Circuit(
        name, List.of(opcodes), IntStream.range(0, parameters).boxed().toList(), List.of(), returnValues, List.of());
  }

  /** A main function without return values, all of whose parameters are private. */
  static Program main(int parameters, Opcode... opcodes) {
    return program(function("main", parameters, List.of(), opcodes));
  }

  static Program program(Circuit... functions) {
    return new Program(List.of(functions), List.of());
  }

  static Fr fr(long value) {
    return Fr.reduce(BigInteger.valueOf(value));
  }

  static Expression.Term term(long coefficient, int witness) {
    return new Expression.Term(fr(coefficient), witness);
  }

  static Expression.Product product(long coefficient, int left, int right) {
    return new Expression.Product(fr(coefficient), left, right);
  }

  /** An expression of a constant, terms and products. */
  static Expression expression(long constant, Record... parts) {
    List<Expression.Product> products = new ArrayList<>();
    List<Expression.Term> terms = new ArrayList<>();
    for (Record part : parts) {
      if (part instanceof Expression.Product product) {
        products.add(product);
      } else {
        terms.add((Expression.Term) part);
      }
    }
    return new Expression(products, terms, fr(constant));
  }

  static Opcode assertZero(long constant, Record... parts) {
    return new Opcode.AssertZero(expression(constant, parts));
  }

  static Input witness(int index) {
    return new Input.Witness(index);
  }

  static Input constant(long value) {
    return new Input.Constant(fr(value));
  }

  static Opcode range(int witness, int bits) {
    return new BlackBox.Range(witness(witness), bits);
  }

  static Opcode and(int left, int right, int bits, int output) {
    return new BlackBox.And(witness(left), witness(right), bits, output);
  }

  static Opcode xor(int left, int right, int bits, int output) {
    return new BlackBox.Xor(witness(left), witness(right), bits, output);
  }

  static Opcode initialise(int block, Integer... witnesses) {
    return new Opcode.MemoryInit(block, List.of(witnesses), new BlockType.Memory());
  }

  static Opcode read(int block, int index, int value) {
    return new Opcode.MemoryOperation(block, false, index, value);
  }

  static Opcode write(int block, int index, int value) {
    return new Opcode.MemoryOperation(block, true, index, value);
  }

  static Opcode call(int function, List<Integer> inputs, List<Integer> outputs) {
    return call(function, inputs, outputs, expression(1));
  }

  static Opcode call(int function, List<Integer> inputs, List<Integer> outputs, Expression predicate) {
    return new Opcode.Call(function, inputs, outputs, predicate);
  }
}
