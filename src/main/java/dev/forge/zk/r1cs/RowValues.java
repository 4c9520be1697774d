package dev.forge.zk.r1cs;

import dev.forge.zk.field.FrVector;
import dev.forge.zk.kernel.Cores;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

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
    if (wires.size() != r1cs.wires()) {
      throw new IllegalArgumentException(wires.size() + " wire values for a system of " + r1cs.wires() + " wires");
    }
    int rows = r1cs.constraints();
    FrVector left = new FrVector(size);
    FrVector right = new FrVector(size);
    FrVector output = new FrVector(size);
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
