package dev.forge.zk.synthesis;

import java.util.Arrays;

/** One of the three matrices of some rows, growing. */
final class Rows {
  int[] rowStart = new int[64];
  int[] wire = new int[256];
  int[] coefficient = new int[256];
  int rows;

  int terms() {
    return rowStart[rows];
  }

  void add(LinearCombination combination, Coefficients coefficients) {
    for (int i = 0; i < combination.size(); i++) {
      term(combination.wire(i), coefficients.indexOf(combination.coefficient(i)), i);
    }
    endRow(combination.size());
  }

  /** Sets term {@code i} of the row that {@link #endRow} will end. */
  void term(int wireOfTerm, int coefficientOfTerm, int i) {
    int k = rowStart[rows] + i;
    if (k == wire.length) {
      wire = Arrays.copyOf(wire, 2 * k);
      coefficient = Arrays.copyOf(coefficient, 2 * k);
    }
    wire[k] = wireOfTerm;
    coefficient[k] = coefficientOfTerm;
  }

  void endRow(int size) {
    if (rows + 1 == rowStart.length) {
      rowStart = Arrays.copyOf(rowStart, 2 * rowStart.length);
    }
    rowStart[rows + 1] = rowStart[rows] + size;
    rows++;
  }
}
