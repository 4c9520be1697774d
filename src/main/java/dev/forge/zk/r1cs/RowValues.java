package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Workspace;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the rows of a constraint system come to under an assignment.
 *
 * @param rows how many elements of each vector are rows; the vectors may be longer, filled with zeros
 * @param left left_j . w for each row j
 * @param right right_j . w
 * @param output output_j . w
 */
public record RowValues(int rows, FrVector left, FrVector right, FrVector output) {
  /**
   * Evaluates every row.
   *
   * @param wires the values of all wires, wire 0 being 1
   * @param size the length of the three vectors, at least the number of rows
   * @throws IllegalArgumentException if the number of wires is not that of the system
   */
  public static RowValues of(R1cs r1cs, FrVector wires, int size, Cores cores) {
    return of(r1cs, wires, cores, () -> new FrVector(size));
  }

  /**
   * Evaluates every row, into vectors of a workspace.
   *
   * @param wires the values of all wires, wire 0 being 1
   * @param size the length of the three vectors, at least the number of rows
   * @throws IllegalArgumentException if the number of wires is not that of the system
   */
  public static RowValues of(R1cs r1cs, FrVector wires, int size, Cores cores, Workspace workspace) {
    return of(r1cs, wires, cores, () -> {
      FrVector vector = workspace.vector(size);
      Arrays.fill(vector.limbs(), Modulus.LIMBS * r1cs.constraints(), vector.limbs().length, 0);
      return vector;
    });
  }

  private static RowValues of(R1cs r1cs, FrVector wires, Cores cores, Supplier<FrVector> vectors) {
    if (wires.size() != r1cs.wires()) {
      throw new IllegalArgumentException(wires.size() + " wire values for a system of " + r1cs.wires() + " wires");
    }
    RowValues values = new RowValues(r1cs.constraints(), vectors.get(), vectors.get(), vectors.get());
    cores.run(values.tasks(), task -> {
      int from = task * SparseMatrix.ROWS_PER_TASK;
      int to = Math.min(values.rows, from + SparseMatrix.ROWS_PER_TASK);
      r1cs.left().timesRows(from, to, wires, values.left);
      r1cs.right().timesRows(from, to, wires, values.right);
      r1cs.output().timesRows(from, to, wires, values.output);
    });
    return values;
  }

  /** The lowest row whose product of left and right is not its output. */
  public OptionalInt firstUnsatisfied(Cores cores) {
    AtomicInteger first = new AtomicInteger(Integer.MAX_VALUE);
    cores.run(tasks(), task -> {
      int from = task * SparseMatrix.ROWS_PER_TASK;
      int row = firstUnsatisfied(from, Math.min(rows, from + SparseMatrix.ROWS_PER_TASK));
      first.accumulateAndGet(row < 0 ? Integer.MAX_VALUE : row, Math::min);
    });
    return first.get() == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first.get());
  }

  private int tasks() {
    return (rows + SparseMatrix.ROWS_PER_TASK - 1) / SparseMatrix.ROWS_PER_TASK;
  }

  private int firstUnsatisfied(int from, int to) {
    long[] product = new long[Modulus.LIMBS];
    for (int row = from; row < to; row++) {
      int at = Modulus.LIMBS * row;
      Fr.MODULUS.multiply(product, 0, left.limbs(), at, right.limbs(), at);
      if (!Arrays.equals(product, 0, Modulus.LIMBS, output.limbs(), at, at + Modulus.LIMBS)) {
        return row;
      }
    }
    return -1;
  }
}
