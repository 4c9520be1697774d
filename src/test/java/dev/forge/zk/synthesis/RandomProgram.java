package dev.forge.zk.synthesis;

import static dev.forge.zk.synthesis.Acir.assertZero;
import static dev.forge.zk.synthesis.Acir.product;
import static dev.forge.zk.synthesis.Acir.term;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Circuit;
import dev.forge.zk.acir.Expression;
import dev.forge.zk.acir.Opcode;
import dev.forge.zk.acir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random programs in which each witness but main's parameters is defined by an opcode. All functions have parameters
 * of 8 bits, the first of which is a bit in main, and every value that is passed to a function has at most 8 bits.
 */
final class RandomProgram {
  /** Parameters of each function. */
  static final int PARAMETERS = 5;

  private static final int FUNCTIONS = 4;
  private static final int OPCODES = 12;

  private final SplittableRandom random;
  private final int function;
  private final List<Opcode> opcodes = new ArrayList<>();
  private final List<Integer> bytes = new ArrayList<>(IntStream.range(0, PARAMETERS).boxed().toList());
  private final List<Integer> all = new ArrayList<>(bytes);
  private final List<Integer> bits = new ArrayList<>();
  private int blocks;

  private RandomProgram(SplittableRandom random, int function) {
    this.random = random;
    this.function = function;
  }

  static Program of(SplittableRandom random) {
    List<Circuit> functions = new ArrayList<>();
    for (int i = 0; i < FUNCTIONS; i++) {
      functions.add(new RandomProgram(random, i).circuit());
    }
    return new Program(functions, List.of());
  }

  private Circuit circuit() {
    if (function == 0) {
      opcodes.add(Acir.range(0, 1));
      bits.add(0);
    }
    for (int i = 0; i < PARAMETERS; i++) {
      opcodes.add(Acir.range(i, 8));
    }
    for (int i = 0; i < OPCODES; i++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> define();
        case 2 -> bit();
        case 3 -> bitwise();
        case 4 -> memory();
        case 5, 6 -> call();
        default -> permutation();
      }
    }
    bitwise();
    List<Integer> results = function == 0 ? List.of() : List.of(1, bytes.getLast());
    return Acir.function("f" + function, PARAMETERS, results, opcodes.toArray(Opcode[]::new));
  }

  private int fresh() {
    int witness = all.size();
    all.add(witness);
    return witness;
  }

  private int any(List<Integer> witnesses) {
    return witnesses.get(random.nextInt(witnesses.size()));
  }

  private void define() {
    List<Record> parts = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      parts.add(product(random.nextInt(-2, 3), any(all), any(all)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(term(random.nextInt(-9, 10), any(all)));
    }
    parts.add(term(-1, fresh()));
    opcodes.add(assertZero(random.nextInt(10), parts.toArray(Record[]::new)));
  }

  /** The lowest bit of a byte, or of the product of two bits its complement. */
  private void bit() {
    int witness;
    if (bits.isEmpty() || random.nextBoolean()) {
      int operand = any(bytes);
      witness = fresh();
      opcodes.add(new BlackBox.And(Acir.witness(operand), Acir.constant(1), 8, witness));
    } else {
      int a = any(bits);
      int b = any(bits);
      witness = fresh();
      opcodes.add(assertZero(1, product(-1, a, b), term(-1, witness)));
    }
    bits.add(witness);
    bytes.add(witness);
  }

  private void bitwise() {
    int left = any(bytes);
    int right = any(bytes);
    int output = fresh();
    opcodes.add(random.nextBoolean() ? Acir.and(left, right, 8, output) : Acir.xor(left, right, 8, output));
    bytes.add(output);
    if (random.nextBoolean()) {
      opcodes.add(Acir.range(output, 8 + random.nextInt(3)));
    }
  }

  /** A block of two or three cells, written at a bit, and read at one. */
  private void memory() {
    if (bits.isEmpty()) {
      bit();
    }
    int block = blocks++;
    opcodes.add(random.nextBoolean()
        ? Acir.initialise(block, any(all), any(all))
        : Acir.initialise(block, any(all), any(all), any(all)));
    int index = any(bits);
    int value = fresh();
    opcodes.add(Acir.read(block, index, value));
    opcodes.add(Acir.write(block, any(bits), any(all)));
    if (random.nextBoolean()) {
      opcodes.add(Acir.read(block, any(bits), fresh()));
    }
  }

  private void call() {
    int callee = function + 1 + random.nextInt(FUNCTIONS);
    if (callee >= FUNCTIONS) {
      define();
      return;
    }
    List<Integer> inputs = IntStream.range(0, PARAMETERS).mapToObj(i -> any(bytes)).toList();
    Expression predicate = Acir.expression(1);
    if (!bits.isEmpty() && random.nextInt(3) > 0) {
      int bit = any(bits);
      predicate = random.nextBoolean() ? Acir.expression(0, term(1, bit)) : Acir.expression(1, term(-1, bit));
    }
    opcodes.add(Acir.call(callee, inputs, List.of(fresh(), fresh()), predicate));
    bytes.add(all.size() - 2);
    bytes.add(all.size() - 1);
  }

  private void permutation() {
    opcodes.add(new BlackBox.Poseidon2Permutation(
        List.of(Acir.witness(any(all)), Acir.witness(any(all)), Acir.constant(random.nextInt(3)),
            Acir.witness(any(all))),
        List.of(fresh(), fresh(), fresh(), fresh())));
  }
}
