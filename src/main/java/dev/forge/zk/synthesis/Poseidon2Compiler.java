package dev.forge.zk.synthesis;

import static dev.forge.zk.poseidon2.Poseidon2Parameters.FULL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.PARTIAL_ROUNDS;
import static dev.forge.zk.poseidon2.Poseidon2Parameters.STATE_SIZE;

import dev.forge.zk.acir.BlackBox;
import dev.forge.zk.acir.Input;
import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.poseidon2.Poseidon2;
import dev.forge.zk.poseidon2.Poseidon2Parameters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Poseidon2 permutation in 267 rows: x^2, x^4 and x^5 for each of 88 fifth powers, 4 in each full round and 1 in
 * each partial one, and 3 more. All that is linear stays in the combinations. The last round's fifth powers are
 * written as combinations of the outputs, so that no row is spent on these.
 *
 * <p>In the partial rounds the state is a combination of all fifth powers since it was last four wires. So as to keep
 * rows short, the three elements that a partial round does not raise become wires once, after {@link #REFRESH_AFTER}
 * rounds: the 3 rows halve the terms of the permutation. (The place is past the middle because the four combinations
 * after the last partial round are used three times each.)
 *
 * <p>But for the first round all rows are the same for each permutation, so they are made once, as a pattern over the
 * wires 0 (one), 1 to {@link #INTERNALS} (products, in order), and four outputs.
 */
final class Poseidon2Compiler {
  /** Wires that are neither inputs nor outputs. */
  static final int INTERNALS = 3 * (FULL_ROUNDS * STATE_SIZE + PARTIAL_ROUNDS) - STATE_SIZE + STATE_SIZE - 1;

  /** Partial rounds before the state becomes wires. */
  static final int REFRESH_AFTER = 30;

  private static final int FIRST_ROUND_INTERNALS = 3 * STATE_SIZE;
  private static final int FIRST_OUTPUT = 1 + INTERNALS;
  private static final int[][] EXTERNAL = {{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}};

  private static final Coefficients PATTERN_COEFFICIENTS = new Coefficients();
  private static final Rows[] PATTERN = pattern();

  private final TemplateBuilder builder;
  private final int[] coefficients;

  /**
   * The gadget for one function.
   *
   * @param coefficients from {@link #patternCoefficients}
   */
  Poseidon2Compiler(TemplateBuilder builder, int[] coefficients) {
    this.builder = builder;
    this.coefficients = coefficients;
  }

  /** The indices that the pattern's coefficients have in a circuit. */
  static int[] patternCoefficients(Coefficients circuit) {
    return IntStream.range(0, PATTERN_COEFFICIENTS.size())
        .map(i -> circuit.indexOf(PATTERN_COEFFICIENTS.get(i)))
        .toArray();
  }

  void compile(BlackBox.Poseidon2Permutation permutation) {
    List<Input> inputs = permutation.inputs();
    if (inputs.size() != STATE_SIZE || permutation.outputs().size() != STATE_SIZE) {
      throw builder.unprovable("Poseidon2Permutation", inputs.size() + " inputs, only 4 are supported");
    }
    if (inputs.stream().allMatch(Input.Constant.class::isInstance)) {
      compileConstant(permutation);
      return;
    }
    int first = builder.internalWires(INTERNALS);
    Steps.poseidon2(builder.steps, inputs.stream().mapToInt(this::operand).toArray(), first);
    LinearCombination[] state = external(inputs.stream().map(builder::of).toArray(LinearCombination[]::new));
    for (int i = 0; i < STATE_SIZE; i++) {
      int square = first + 3 * i;
      state[i].plus(Poseidon2Parameters.fullRoundConstant(0, i), LinearCombination.ONE);
      builder.row(state[i], state[i], LinearCombination.of(square));
      builder.row(LinearCombination.of(square), LinearCombination.of(square), LinearCombination.of(square + 1));
      builder.row(state[i], LinearCombination.of(square + 1), LinearCombination.of(square + 2));
    }
    int[] wires = new int[FIRST_OUTPUT + STATE_SIZE];
    for (int i = 1; i <= INTERNALS; i++) {
      wires[i] = first + i - 1;
    }
    for (int i = 0; i < STATE_SIZE; i++) {
      wires[FIRST_OUTPUT + i] = builder.wireOf(permutation.outputs().get(i));
      builder.markUsed(wires[FIRST_OUTPUT + i]);
    }
    for (int row = 0; row < PATTERN[0].rows; row++) {
      builder.patternRow(PATTERN, row, wires, coefficients);
    }
  }

  private void compileConstant(BlackBox.Poseidon2Permutation permutation) {
    FrVector state = FrVector.of(permutation.inputs().stream()
        .map(input -> ((Input.Constant) input).value())
        .toArray(Fr[]::new));
    Poseidon2.permute(state);
    for (int i = 0; i < STATE_SIZE; i++) {
      builder.zero(builder.witness(permutation.outputs().get(i))
          .plus(state.get(i).negate(), LinearCombination.ONE));
    }
  }

  private int operand(Input input) {
    return switch (input) {
      case Input.Constant c -> -1 - builder.coefficients.indexOf(c.value());
      case Input.Witness w -> builder.wireOf(w.index());
    };
  }

  private static Rows[] pattern() {
    Rows[] rows = {new Rows(), new Rows(), new Rows()};
    LinearCombination[] state = external(fifthPowers(1));
    int wire = 1 + FIRST_ROUND_INTERNALS;
    for (int round = 1; round < FULL_ROUNDS / 2; round++) {
      state = fullRound(rows, state, round, wire);
      wire += 3 * STATE_SIZE;
    }
    for (int round = 0; round < PARTIAL_ROUNDS; round++) {
      state[0].plus(Poseidon2Parameters.partialRoundConstant(round), LinearCombination.ONE);
      fifthPower(rows, state[0], wire, LinearCombination.of(wire + 2));
      state[0] = LinearCombination.of(wire + 2);
      state = internal(state);
      wire += 3;
      if (round == REFRESH_AFTER - 1) {
        wire = refresh(rows, state, wire);
      }
    }
    for (int round = FULL_ROUNDS / 2; round < FULL_ROUNDS - 1; round++) {
      state = fullRound(rows, state, round, wire);
      wire += 3 * STATE_SIZE;
    }
    lastRound(rows, state, wire);
    return rows;
  }

  private static int refresh(Rows[] rows, LinearCombination[] state, int wire) {
    for (int i = 1; i < STATE_SIZE; i++) {
      LinearCombination element = LinearCombination.of(wire + i - 1);
      add(rows, state[i], LinearCombination.of(LinearCombination.ONE), element);
      state[i] = element;
    }
    return wire + STATE_SIZE - 1;
  }

  private static LinearCombination[] fullRound(Rows[] rows, LinearCombination[] state, int round, int wire) {
    for (int i = 0; i < STATE_SIZE; i++) {
      state[i].plus(Poseidon2Parameters.fullRoundConstant(round, i), LinearCombination.ONE);
      fifthPower(rows, state[i], wire + 3 * i, LinearCombination.of(wire + 3 * i + 2));
    }
    return external(fifthPowers(wire));
  }

  private static void lastRound(Rows[] rows, LinearCombination[] state, int wire) {
    Fr[][] inverse = inverseExternal();
    for (int i = 0; i < STATE_SIZE; i++) {
      state[i].plus(Poseidon2Parameters.fullRoundConstant(FULL_ROUNDS - 1, i), LinearCombination.ONE);
      LinearCombination power = new LinearCombination();
      for (int j = 0; j < STATE_SIZE; j++) {
        power.plus(inverse[i][j], FIRST_OUTPUT + j);
      }
      fifthPower(rows, state[i], wire + 2 * i, power);
    }
  }

  private static LinearCombination[] fifthPowers(int wire) {
    return IntStream.range(0, STATE_SIZE)
        .mapToObj(i -> LinearCombination.of(wire + 3 * i + 2))
        .toArray(LinearCombination[]::new);
  }

  private static void fifthPower(Rows[] rows, LinearCombination x, int square, LinearCombination power) {
    LinearCombination second = LinearCombination.of(square);
    LinearCombination fourth = LinearCombination.of(square + 1);
    add(rows, x, x, second);
    add(rows, second, second, fourth);
    add(rows, fourth, x, power);
  }

  private static void add(Rows[] rows, LinearCombination a, LinearCombination b, LinearCombination c) {
    rows[0].add(a, PATTERN_COEFFICIENTS);
    rows[1].add(b, PATTERN_COEFFICIENTS);
    rows[2].add(c, PATTERN_COEFFICIENTS);
  }

  private static LinearCombination[] external(LinearCombination[] state) {
    LinearCombination[] next = new LinearCombination[STATE_SIZE];
    for (int i = 0; i < STATE_SIZE; i++) {
      next[i] = new LinearCombination();
      for (int j = 0; j < STATE_SIZE; j++) {
        next[i].plus(Fr.of(EXTERNAL[i][j]), state[j]);
      }
    }
    return next;
  }

  private static LinearCombination[] internal(LinearCombination[] state) {
    LinearCombination sum = new LinearCombination();
    for (LinearCombination element : state) {
      sum.plus(Fr.ONE, element);
    }
    LinearCombination[] next = new LinearCombination[STATE_SIZE];
    for (int i = 0; i < STATE_SIZE; i++) {
      next[i] = state[i].times(Poseidon2Parameters.internalDiagonal(i)).plus(Fr.ONE, sum);
    }
    return next;
  }

  /** The inverse of the external matrix, by Gauss and Jordan's elimination. */
  private static Fr[][] inverseExternal() {
    Fr[][] rows = new Fr[STATE_SIZE][2 * STATE_SIZE];
    for (int i = 0; i < STATE_SIZE; i++) {
      for (int j = 0; j < STATE_SIZE; j++) {
        rows[i][j] = Fr.of(EXTERNAL[i][j]);
        rows[i][STATE_SIZE + j] = i == j ? Fr.ONE : Fr.ZERO;
      }
    }
    for (int pivot = 0; pivot < STATE_SIZE; pivot++) {
      Fr inverse = rows[pivot][pivot].invert();
      for (int j = 0; j < 2 * STATE_SIZE; j++) {
        rows[pivot][j] = rows[pivot][j].multiply(inverse);
      }
      for (int i = 0; i < STATE_SIZE; i++) {
        Fr factor = rows[i][pivot];
        for (int j = 0; i != pivot && j < 2 * STATE_SIZE; j++) {
          rows[i][j] = rows[i][j].subtract(factor.multiply(rows[pivot][j]));
        }
      }
    }
    Fr[][] inverse = new Fr[STATE_SIZE][];
    for (int i = 0; i < STATE_SIZE; i++) {
      inverse[i] = java.util.Arrays.copyOfRange(rows[i], STATE_SIZE, 2 * STATE_SIZE);
    }
    return inverse;
  }
}
