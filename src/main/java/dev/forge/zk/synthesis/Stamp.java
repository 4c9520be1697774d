package dev.forge.zk.synthesis;

import dev.forge.zk.field.Fr;
import java.util.Arrays;

/** Copies the rows of templates into the circuit's, with a run's wires in place of the template's. */
final class Stamp {
  private static final int SHORT = 24;

  private final Coefficients coefficients;
  private final Wires wires;
  private long[] terms = new long[64];

  Stamp(Coefficients coefficients, Wires wires) {
    this.coefficients = coefficients;
    this.wires = wires;
  }

  void copy(Rows from, Rows to, int instance) {
    for (int row = 0; row < from.rows; row++) {
      int size = collect(from, row, instance);
      sort(size);
      size = merge(size);
      for (int i = 0; i < size; i++) {
        to.term((int) (terms[i] >>> 32), (int) terms[i], i);
      }
      to.endRow(size);
    }
  }

  /** The terms of a row, each wire in the high half and coefficient in the low one. */
  private int collect(Rows from, int row, int instance) {
    int start = from.rowStart[row];
    int end = from.rowStart[row + 1];
    if (end - start > terms.length) {
      terms = new long[2 * (end - start)];
    }
    int size = 0;
    for (int k = start; k < end; k++) {
      int wire = wires.of(instance, from.wire[k]);
      if (wire >= 0) {
        terms[size++] = (long) wire << 32 | from.coefficient[k];
      }
    }
    return size;
  }

  private void sort(int size) {
    if (size > SHORT) {
      Arrays.sort(terms, 0, size);
      return;
    }
    for (int i = 1; i < size; i++) {
      long term = terms[i];
      int j = i;
      while (j > 0 && terms[j - 1] > term) {
        terms[j] = terms[j - 1];
        j--;
      }
      terms[j] = term;
    }
  }

  /** Adds up terms of the same wire, which two local wires may have become. */
  private int merge(int size) {
    int merged = 0;
    for (int i = 0; i < size;) {
      int wire = (int) (terms[i] >>> 32);
      int next = i + 1;
      if (next == size || terms[next] >>> 32 != wire) {
        terms[merged++] = terms[i];
      } else {
        Fr sum = coefficients.get((int) terms[i]);
        for (; next < size && terms[next] >>> 32 == wire; next++) {
          sum = sum.add(coefficients.get((int) terms[next]));
        }
        if (!sum.isZero()) {
          terms[merged++] = (long) wire << 32 | coefficients.indexOf(sum);
        }
      }
      i = next;
    }
    return merged;
  }
}
