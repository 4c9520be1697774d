package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.kernel.Cores;
import java.util.Arrays;

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
  /** Rows that a core takes at once. */
  static final int ROWS_PER_TASK = 4096;

  private static final long[] ONE = packed(Fr.ONE);
  private static final long[] MINUS_ONE = packed(Fr.ONE.negate());

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
      timesRows(from, Math.min(rows(), from + ROWS_PER_TASK), wires, result);
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

  /**
   * The products of rows {@code from} to {@code to} - 1 with a column of wires; see {@link #times}. Nearly all
   * coefficients are 1 or -1 and many wires are 0 or 1, so those products are not computed.
   */
  void timesRows(int from, int to, FrVector wires, FrVector result) {
    int one = indexOf(ONE);
    int minusOne = indexOf(MINUS_ONE);
    long[] values = wires.limbs();
    long[] sums = result.limbs();
    long[] product = new long[Modulus.LIMBS];
    for (int row = from; row < to; row++) {
      int sum = Modulus.LIMBS * row;
      int k = rowStart[row];
      int end = rowStart[row + 1];
      if (k < end && coefficient[k] == one) {
        copy(values, Modulus.LIMBS * wire[k++], sums, sum);
      } else if (k < end && coefficient[k] == minusOne) {
        Fr.MODULUS.negate(sums, sum, values, Modulus.LIMBS * wire[k++]);
      } else {
        Arrays.fill(sums, sum, sum + Modulus.LIMBS, 0);
      }
      for (; k < end; k++) {
        int w = Modulus.LIMBS * wire[k];
        if (coefficient[k] == one) {
          Fr.MODULUS.add(sums, sum, sums, sum, values, w);
        } else if (coefficient[k] == minusOne) {
          Fr.MODULUS.subtract(sums, sum, sums, sum, values, w);
        } else {
          addProduct(Modulus.LIMBS * coefficient[k], values, w, sums, sum, product);
        }
      }
    }
  }

  private void addProduct(int c, long[] values, int w, long[] sums, int sum, long[] product) {
    long[] scalars = coefficients.limbs();
    if (same(values, w, ONE)) {
      Fr.MODULUS.add(sums, sum, sums, sum, scalars, c);
    } else if (!Fr.MODULUS.isZero(values, w)) {
      Fr.MODULUS.multiply(product, 0, values, w, scalars, c);
      Fr.MODULUS.add(sums, sum, sums, sum, product, 0);
    }
  }

  /** The first place of a coefficient; -1 where it does not occur. */
  private int indexOf(long[] value) {
    for (int i = 0; i < coefficients.size(); i++) {
      if (same(coefficients.limbs(), Modulus.LIMBS * i, value)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(long[] a, int offset, long[] b) {
    return a[offset] == b[0] && a[offset + 1] == b[1] && a[offset + 2] == b[2] && a[offset + 3] == b[3];
  }

  private static void copy(long[] from, int offset, long[] to, int target) {
    to[target] = from[offset];
    to[target + 1] = from[offset + 1];
    to[target + 2] = from[offset + 2];
    to[target + 3] = from[offset + 3];
  }

  private static long[] packed(Fr value) {
    long[] limbs = new long[Modulus.LIMBS];
    value.pack(limbs, 0);
    return limbs;
  }
}
