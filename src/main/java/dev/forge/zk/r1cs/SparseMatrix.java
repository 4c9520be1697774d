package dev.forge.zk.r1cs;

import dev.forge.zk.field.FrVector;

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
  /** The number of rows. */
  public int rows() {
    return rowStart.length - 1;
  }

  /** The number of terms of all rows. */
  public int terms() {
    return rowStart[rows()];
  }
}
