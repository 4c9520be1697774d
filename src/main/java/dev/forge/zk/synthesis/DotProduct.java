package dev.forge.zk.synthesis;

import static dev.forge.zk.field.Modulus.LIMBS;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.Modulus;
import dev.forge.zk.r1cs.SparseMatrix;

/** Rows times wires, with scratch space of its own: for one thread. */
final class DotProduct {
  private static final Modulus FIELD = Fr.MODULUS;

  private final long[] term = new long[LIMBS];

  /** c = row of a matrix times the wires. */
  void evaluate(long[] c, int co, SparseMatrix matrix, int row, long[] wires) {
    c[co] = 0;
    c[co + 1] = 0;
    c[co + 2] = 0;
    c[co + 3] = 0;
    long[] coefficients = matrix.coefficients().limbs();
    for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
      int wire = LIMBS * matrix.wire()[k];
      int coefficient = matrix.coefficient()[k];
      if (coefficient == Coefficients.ONE) {
        FIELD.add(c, co, c, co, wires, wire);
      } else if (coefficient == Coefficients.MINUS_ONE) {
        FIELD.subtract(c, co, c, co, wires, wire);
      } else {
        FIELD.multiply(term, 0, coefficients, LIMBS * coefficient, wires, wire);
        FIELD.add(c, co, c, co, term, 0);
      }
    }
  }
}
