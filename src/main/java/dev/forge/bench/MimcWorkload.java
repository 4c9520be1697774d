package dev.forge.bench;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.mimc.Mimc;
import dev.forge.zk.r1cs.Assignment;
import dev.forge.zk.r1cs.R1cs;
import dev.forge.zk.r1cs.SparseMatrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chain of MiMC rounds x -> (x + c)^7 in four rows each, as in the batch circuits: the shape on which provers are
 * usually compared. Wire 1 is the public result, wire 2 the private start, and each row but the last one makes a new wire:
 *
 * <pre>
 * (x + c)(x + c) = s    s (x + c) = t    t t = u    u (x + c) = next x        last * 1 = result
 * </pre>
 */
final class MimcWorkload implements Workload {
  /** One round and the last row. */
  static final int FEWEST_ROWS = 5;

  private static final int ROWS_OF_ROUND = 4;
  private static final int RESULT = 1;
  private static final int START = 2;
  private static final Fr INPUT = Fr.of(70);

  private final int rows;
  private final R1cs r1cs;

  /** A chain of at least {@link #FEWEST_ROWS} rows; the last round may be cut short. */
  MimcWorkload(int rows) {
    if (rows < FEWEST_ROWS) {
      throw new IllegalArgumentException("rows must be at least " + FEWEST_ROWS + ": " + rows);
    }
    this.rows = rows;
    r1cs = new R1cs(wires(), RESULT + 1, factors(true), factors(false), output(), List.of());
  }

  @Override
  public R1cs r1cs() {
    return r1cs;
  }

  @Override
  public Assignment assign(Laps laps) {
    FrVector wires = laps.measure(SYNTHESIZE, this::values);
    return new Assignment() {
      @Override
      public FrVector wires() {
        return wires;
      }

      @Override
      public void challenge(int commitment, Fr value) {
        throw new IndexOutOfBoundsException("commitment " + commitment);
      }
    };
  }

  private int wires() {
    return START + rows;
  }

  private FrVector values() {
    FrVector wires = new FrVector(wires());
    wires.set(0, Fr.ONE);
    wires.set(START, INPUT);
    Fr sum = Fr.ZERO;
    Fr last = INPUT;
    for (int row = 0; row < rows - 1; row++) {
      int step = row % ROWS_OF_ROUND;
      sum = step == 0 ? last.add(constant(row)) : sum;
      last = switch (step) {
        case 0 -> sum.square();
        case 2 -> last.square();
        default -> last.multiply(sum);
      };
      wires.set(made(row), last);
    }
    wires.set(RESULT, last);
    return wires;
  }

  /** The wire that a row makes. */
  private static int made(int row) {
    return START + 1 + row;
  }

  private static Fr constant(int row) {
    return Mimc.roundConstant(row / ROWS_OF_ROUND % Mimc.ROUNDS);
  }

  /** The left or right factors: coefficient 0 is 1, coefficient i + 1 the round constant i. */
  private SparseMatrix factors(boolean left) {
    int[] starts = new int[rows + 1];
    int[] wire = new int[2 * rows];
    int[] coefficient = new int[2 * rows];
    int terms = 0;
    for (int row = 0; row < rows; row++) {
      int step = row % ROWS_OF_ROUND;
      if (row == rows - 1) {
        wire[terms++] = left ? made(row - 1) : 0;
      } else if (step == 0 || !left && step != 2) {
        coefficient[terms] = 1 + row / ROWS_OF_ROUND % Mimc.ROUNDS;
        terms++; // the wire 1
        wire[terms++] = made(row - step) - 1;
      } else {
        wire[terms++] = made(row) - 1;
      }
      starts[row + 1] = terms;
    }
    FrVector coefficients = new FrVector(1 + Mimc.ROUNDS);
    coefficients.set(0, Fr.ONE);
    for (int i = 0; i < Mimc.ROUNDS; i++) {
      coefficients.set(i + 1, Mimc.roundConstant(i));
    }
    return new SparseMatrix(starts, wire, coefficient, coefficients);
  }

  private SparseMatrix output() {
    int[] starts = IntStream.rangeClosed(0, rows).toArray();
    int[] wire = IntStream.range(0, rows).map(row -> row == rows - 1 ? RESULT : made(row)).toArray();
    return new SparseMatrix(starts, wire, new int[rows], FrVector.of(Fr.ONE));
  }
}
