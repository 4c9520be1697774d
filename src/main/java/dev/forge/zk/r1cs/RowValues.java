package dev.forge.zk.r1cs;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import dev.forge.zk.kernel.Workspace;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What the rows of a constraint system come to under an assignment.
 *
 * @param left left_j . w for each row j; the three vectors may be longer than the rows, filled with zeros
 * @param right right_j . w
 * @param output output_j . w
 * @param firstUnsatisfied the lowest row whose product of left and right is not its output
 */
public record RowValues(FrVector left, FrVector right, FrVector output, OptionalInt firstUnsatisfied) {
  /**
   * Evaluates and checks every row.
   *
   * @param wires the values of all wires, wire 0 being 1
   * @param size the length of the three vectors, at least the number of rows
   * @throws IllegalArgumentException if the number of wires is not that of the system
   */
  public static RowValues of(R1cs r1cs, FrVector wires, int size, Cores cores) {
    return of(r1cs, wires, cores, () -> new FrVector(size));
  }

  /**
   * Evaluates and checks every row, in vectors of a workspace.
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
    int rows = r1cs.constraints();
    FrVector left = vectors.get();
    FrVector right = vectors.get();
    FrVector output = vectors.get();
    AtomicInteger first = new AtomicInteger(Integer.MAX_VALUE);
    int tasks = (rows + SparseMatrix.ROWS_PER_TASK - 1) / SparseMatrix.ROWS_PER_TASK;
    cores.run(tasks, () -> {
      RowCheck check = new RowCheck();
      return (IntConsumer) task -> {
        int from = task * SparseMatrix.ROWS_PER_TASK;
        int to = Math.min(rows, from + SparseMatrix.ROWS_PER_TASK);
        r1cs.left().timesRows(from, to, wires, left);
        r1cs.right().timesRows(from, to, wires, right);
        r1cs.output().timesRows(from, to, wires, output);
        int wrong = check.firstUnsatisfied(left, right, output, from, to);
        first.accumulateAndGet(wrong < 0 ? Integer.MAX_VALUE : wrong, Math::min);
      };
    });
    int lowest = first.get();
    return new RowValues(left, right, output,
        lowest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(lowest));
  }
}
