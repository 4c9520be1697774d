package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;

/**
 * A sparse matrix over Fr in compressed rows: row i has the terms {@code rowStart[i]} to {@code rowStart[i + 1]}; term k
 * is {@code coefficients[coefficient[k]] * wire[k]}. Coefficients are shared, since a circuit repeats few of them. The
 * arrays are not copied and must not be changed after construction.
 *
 * @param rowStart rows + 1 ascending offsets, the first 0
 * @param wire a term's wire (column)
 * @param coefficient a term's index into {@code coefficients}
 * @param coefficients the distinct coefficients
 */
public record SparseMatrix(int[] rowStart, int[] wire, int[] coefficient, FrVector coefficients) {
  private static final int ROWS_PER_TASK = 4096;

  /** The number of rows. */
  public int rows() {
    return rowStart.length - 1;
  }

  /** The number of terms of all rows. */
  public int terms() {
    return rowStart[rows()];
  }

  /**
   * The product with a column of wires.
   *
   * @param wires one value for each column
   * @param result element i becomes the product of row i; longer than the rows is allowed, the rest stays as it is
   */
  public void times(FrVector wires, FrVector result, Cores cores) {
    if (result.size() < rows()) {
      throw new IllegalArgumentException("result of " + result.size() + " elements for " + rows() + " rows");
    }
    int tasks = (rows() + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
    cores.run(tasks, task -> {
      int from = task * ROWS_PER_TASK;
      timesRows(from, Math.min(rows(), from + ROWS_PER_TASK), wires.limbs(), result.limbs());
    });
  }

  /**
   * The product of a row of weights with the matrix, one element for each column: sum over rows j of weights[j] times
   * row j.
   *
   * @param weights at least one value for each row
   * @param columns the number of columns
   */
  public FrVector timesFromLeft(FrVector weights, int columns) {
    FrVector sums = new FrVector(columns);
    long[] scaled = new long[Modulus.LIMBS];
    for (int row = 0; row < rows(); row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        int column = Modulus.LIMBS * wire[k];
        Fr.MODULUS.multiply(scaled, 0, coefficients.limbs(), Modulus.LIMBS * coefficient[k], weights.limbs(),
            Modulus.LIMBS * row);
        Fr.MODULUS.add(sums.limbs(), column, sums.limbs(), column, scaled, 0);
      }
    }
    return sums;
  }

  private void timesRows(int from, int to, long[] wires, long[] result) {
    long[] product = new long[Modulus.LIMBS];
    long[] one = new long[Modulus.LIMBS];
    Fr.MODULUS.one(one, 0);
    for (int row = from; row < to; row++) {
      int sum = Modulus.LIMBS * row;
      java.util.Arrays.fill(result, sum, sum + Modulus.LIMBS, 0);
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        addTerm(k, wires, result, sum, product, one);
      }
    }
  }

  /** Most wires are 0 or 1 and most coefficients 1, so those products are not computed. */
  private void addTerm(int k, long[] wires, long[] result, int sum, long[] product, long[] one) {
    int w = Modulus.LIMBS * wire[k];
    int c = Modulus.LIMBS * coefficient[k];
    long[] scalars = coefficients.limbs();
    if (same(scalars, c, one)) {
      Fr.MODULUS.add(result, sum, result, sum, wires, w);
    } else if (same(wires, w, one)) {
      Fr.MODULUS.add(result, sum, result, sum, scalars, c);
    } else if (!Fr.MODULUS.isZero(wires, w)) {
      Fr.MODULUS.multiply(product, 0, wires, w, scalars, c);
      Fr.MODULUS.add(result, sum, result, sum, product, 0);
    }
  }

  private static boolean same(long[] a, int offset, long[] b) {
    return a[offset] == b[0] && a[offset + 1] == b[1] && a[offset + 2] == b[2] && a[offset + 3] == b[3];
  }
}
