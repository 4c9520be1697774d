package dev.forge.zk.r1cs;

import dev.forge.zk.field.Fr;
import dev.forge.zk.field.FrVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds small sparse matrices row by row. */
public final class MatrixBuilder {
  private final List<Integer> starts = new ArrayList<>(List.of(0));
  private final List<Integer> wires = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();
  private final List<Fr> coefficients = new ArrayList<>();

  /** Adds a row with the given coefficients by wire. */
  public MatrixBuilder row(Map<Integer, Fr> terms) {
    terms.forEach((wire, value) -> {
      if (!coefficients.contains(value)) {
        coefficients.add(value);
      }
      wires.add(wire);
      indices.add(coefficients.indexOf(value));
    });
    starts.add(wires.size());
    return this;
  }

  /** The matrix of all rows so far. */
  public SparseMatrix build() {
    return new SparseMatrix(ints(starts), ints(wires), ints(indices), FrVector.of(coefficients.toArray(Fr[]::new)));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
